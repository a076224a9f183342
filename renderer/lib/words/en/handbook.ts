import type { Words } from "../words-shape.ts";

const pages = (count: number): string =>
	`${count} ${count === 1 ? "page" : "pages"}`;

export const handbook: Words["handbook"] = {
	title: "Quality handbook",
	paper: "Paper",
	papers: {
		handbook: "Quality handbook",
		"job-description": "Job descriptions",
		"standards-table": "Table of work standards (table 5)",
		statement: "Responsibility statement",
		"evidence-list": "Evidence list",
	},
	year: "Year",
	position: "Position",
	allPositions: "All positions",
	statement: "Statement",
	noStatement: (year) =>
		`There is no responsibility statement for ${year} yet; make one under Statements.`,
	makeStatement: "Make a statement",
	tabOutline: "Contents",
	tabSettings: "Cover and approval",
	tabs: "Contents and settings of the handbook",
	resize: "Width of the left column",
	outlineLabel: "Contents of the paper",
	outlineWaiting: "The pages are being set; the chapters follow",
	noOutline: "This paper has no contents; just turn the pages.",
	page: (page) => `page ${page}`,
	settingsMissing: (year) =>
		`Cover and approval for ${year} are not filled in; the handbook is set with defaults.`,
	makeSettings: "Fill in cover and approval",
	defaultTitle: (department) => `${department} Quality Handbook`,
	groups: {
		cover: "Cover",
		approval: "Approval",
		texts: "Before the first chapter",
		parts: "Parts",
	},
	fields: {
		title: "Title",
		documentCode: "Document code",
		edition: "Edition",
		controlled: "Controlled document",
		compiledBy: "Compiled by",
		reviewedBy: "Reviewed by",
		approvedBy: "Approved by",
		issuedOn: "Issued on",
		effectiveOn: "In force from",
		approvalText: "Approval",
		preface: "Preface",
		includeWorkflows: "Workflows and drawings",
		includeStandardsTable: "Table of work standards (table 5)",
		includeEvidenceList: "Evidence list",
	},
	hints: {
		documentCode: "such as HQC/SC-2026",
		edition: "such as A/0",
		approvalText: "Empty: a general text is used",
	},
	previewLabel: (title) =>
		`Preview of ${title}: PageUp and PageDown turn pages, Ctrl+plus and Ctrl+minus zoom`,
	pageLabel: (page, total) => `Page ${page} of ${total}`,
	pageNow: "Present page",
	ofPages: (total) => `/ ${total}`,
	previousPage: "Previous page",
	nextPage: "Next page",
	zoom: "Zoom",
	zoomIn: "Zoom in",
	zoomOut: "Zoom out",
	zoomWidth: "Fit width",
	zoomPage: "Whole page",
	composing: "Setting pages…",
	upToDate: (count) => `${pages(count)}, as the file stands now`,
	failed: "The pages could not be set",
	retry: "Try again",
	missingGlyphs: (glyphs) =>
		`These characters have no glyph and would print blank: ${glyphs}`,
	exportDone: (name, count) =>
		`Exported ${name}${count > 0 ? ` (${pages(count)})` : ""}`,
	previewJob: "Preview",
};
