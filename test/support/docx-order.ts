/**
 * Children of some elements in the order that ECMA-376 Part 1 (transitional) prescribes; one entry of a list holds those
 * that may stand in any order among themselves. Names without their prefix `w:`.
 */
export const childOrder: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': [
    ...list(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
      suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
      spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
      divId cnfStyle rPr sectPr pPrChange`),
  ],
  // Strict readers ask for this order, though the transitional schema leaves it free.
  'w:rPr': [
    ...list(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
      webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
      specVanish oMath`),
  ],
  'w:tblPr':
    list(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`),
  'w:tblBorders': ['top', 'left start', 'bottom', 'right end', 'insideH', 'insideV'],
  'w:tblCellMar': ['top', 'left start', 'bottom', 'right end'],
  'w:tcMar': ['top', 'left start', 'bottom', 'right end'],
  'w:tcBorders': ['top', 'left start', 'bottom', 'right end', 'insideH', 'insideV', 'tl2br', 'tr2bl'],
  'w:tcPr': list(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  'w:trPr': [
    'cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden',
  ],
  'w:tbl': ['bookmarkStart bookmarkEnd', 'tblPr', 'tblGrid', 'tr sdt bookmarkStart bookmarkEnd'],
  'w:tr': ['tblPrEx', 'trPr', 'tc sdt bookmarkStart bookmarkEnd'],
  'w:sectPr': [
    'headerReference footerReference',
    ...list(`footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote
      titlePg textDirection bidi rtlGutter docGrid printerSettings`),
  ],
  'w:settings': list(`writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
    embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
    formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView
    trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength
    clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
    drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
    noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
    savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
    doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace
    updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping
    doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType
    shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator`),
  'w:style':
    list(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
    personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
};

function list(names: string): string[] {
  return names.trim().split(/\s+/u);
}
