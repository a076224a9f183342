import type { Words } from "../words-shape.ts";

const pieces = (count: number): string =>
	`${count} ${count === 1 ? "piece" : "pieces"}`;
const files = (count: number): string =>
	`${count} ${count === 1 ? "file" : "files"}`;

export const evidence: Words["evidence"] = {
	title: "Evidence",
	subtitle: (shown, total, size) =>
		shown === total
			? `${pieces(total)}, ${size}`
			: `${shown} of ${pieces(total)}`,
	addFiles: "Add files",
	addFolder: "Add a folder",
	addPlain: "Add without a file",
	newTitle: "New piece",
	empty:
		"No evidence yet. Drag files or folders here; a file that is the same as another is stored once.",
	dropHere: "Let go to take them in",
	dropHint: "Files and folders, with all folders inside them",
	filter: "Find a number, title, file name or what it proves",
	filterKind: "Kind",
	allKinds: "All kinds",
	onlyUnlinked: "Only without links",
	targetFilter: (title) => `Only evidence for “${title}”`,
	targetEmpty:
		"Nothing proves it yet. Files dropped here are linked to it as they come in.",
	linkExisting: "Choose from the evidence in the file",
	evidencePicker: {
		title: "Choose evidence",
		search: "Number, title, file name or what it proves",
		noMatch: "Nothing found. Try another word.",
	},
	showAll: "Show all",
	noMatch: "No evidence matches.",
	listLabel: "List of evidence",
	columns: {
		number: "No.",
		title: "Title",
		kind: "Kind",
		year: "Year",
		provider: "Provider",
		keeper: "Keeper",
		file: "File",
		size: "Size",
		links: "Links",
	},
	kinds: {
		text: "Text",
		statistics: "Statistics",
		media: "Media",
		certificate: "Certificate",
		object: "Object",
		other: "Other",
	},
	secrecy: {
		public: "Public",
		internal: "Internal",
		confidential: "Confidential",
	},
	noFile: "No file",
	panel: "Piece of evidence",
	fields: {
		number: "Number",
		title: "Title",
		kind: "Kind",
		formedOn: "Made on",
		year: "Year",
		provider: "Provider",
		keeper: "Keeper",
		physicalPlace: "Where it lies",
		secrecyLevel: "Secrecy",
		remarks: "Remarks",
	},
	hints: {
		number: "such as 1.1-1",
		year: "such as 2026 or 2025-2026",
		physicalPlace: "Where the paper or object is kept",
	},
	file: "File",
	fileHash: "Checksum (SHA-256)",
	saveCopy: "Save a copy",
	copySaved: (name) => `Saved ${name}`,
	savingCopy: (name) => `Saving ${name}`,
	links: "What it proves",
	noLinks:
		"Not linked yet. Once linked, it is listed with the position, standard or task and in the evidence list.",
	addLink: "Add a link",
	removeLink: (title) => `Unlink: ${title}`,
	remove: "Remove evidence",
	removeQuestion: (title) => `Remove “${title}”?`,
	removeNote:
		"Its links go with it; save a copy first if the file must be kept.",
	removed: (title) => `Removed “${title}”`,
	picker: {
		title: "Choose what it proves",
		search: "Type words to find, separated by spaces",
		none: "There is nothing to link to.",
		noMatch: "Nothing found; try another word.",
		linked: "Linked",
		count: (shown, total) =>
			shown < total
				? `The first ${shown} of ${total}; type a word to narrow it down`
				: `${total} found`,
	},
	ingesting: "Taking evidence in",
	stageUnknown: "Working",
	outcome: {
		title: (added) =>
			added === 0 ? "Nothing new was added" : `${pieces(added)} taken in`,
		cancelled: "Cancelled; what was complete before is stored",
		duplicates: (count) => `${files(count)} here already, not stored twice`,
		duplicateOf: (title) => `same as “${title}”`,
		skipped: (count) => `${files(count)} not taken in`,
		linked: (title) => `Linked to “${title}”`,
		reasons: {
			unreadable: "cannot be read: no permission, or another program has it",
			changed: "was changed while it was read; add it again once it is saved",
			"system-file": "a system or temporary file",
			empty: "empty",
			"too-long-name": "its name is too long",
		},
		details: "See each file",
		close: "Close",
		cancelledShort: "Cancelled; no file was taken in",
	},
	figures: {
		speed: (rate) => `${rate}/s`,
		left: (seconds) =>
			seconds < 60
				? `about ${Math.max(1, Math.round(seconds))} s left`
				: `about ${Math.ceil(seconds / 60)} min left`,
	},
};
