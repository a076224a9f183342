/**
 * Rules of the domain that refuse a change; `about` of a `rule-broken` error is one of these names, and the catalogue
 * holds a sentence for each.
 */
export const ruleNames = [
  'reports-to-cycle', // a position would report to itself over others
  'holder-twice', // the person holds this position already
  'group-member-twice', // the person is in the working group already
  'leader-is-department-head', // S1 art. 5: the department head leads the working group
  'group-has-leader', // there is one leader
  'one-college', // a workspace belongs to one college
  'round-has-reviews', // a round whose reviews have begun is closed, not removed
  'review-finished', // what was handed to the department is reopened before it is changed
  'not-an-office', // only the central office's file has a view of all departments
  'one-department', // a department's workspace holds one department
  'not-siblings', // an order was given for records that do not stand side by side
  'split-name-missing', // a position that is split off has a name
  'position-name-taken', // two positions of a department do not get one name by splitting
  'split-posts', // no more posts go over than there are
  'split-nothing', // nothing was chosen that goes to the new position
  'split-everything', // nothing would stay with the old one
  'number-not-counting', // nothing in the first number can be counted on
  'risky-file', // a program, script or the like is not handed to the system; it is saved as a copy after a warning
  'file-not-evidence', // an empty file, one of the system, or the open workspace itself
  'file-of-evidence-fixed', // bytes, size and media type of evidence come from its file, not from a form
  'month-is-closed', // a closed month takes no more progress: reopen it first
  'month-not-closed', // only a closed month can be reopened
  'close-without-proof', // S4 三-5: a month is closed with its proof, or by an approved exception
  'reason-missing', // an exception or a reopening needs its reason
  'no-exception-asked', // nothing waits for the head's decision
  'only-head-decides', // exceptions are decided by the head of the department
  'approval-without-paper', // an approved exception names the paper on which the head approved it
  'task-under-itself', // a task would be a part of itself
  'task-of-other-year', // the parts of a task belong to its year
  'rolled-over-already', // all that was chosen stands in the new year already
  'term-twice', // the school year has this term already
  'period-reversed', // a period ends before it begins
  'statement-locked', // a signed statement is supplemented, never changed
  'statement-not-exact', // its points must add up before it is signed
  'statement-not-signed', // only a signed statement can be supplemented
  'statement-is-template', // a template is nothing to sign
  'goal-under-itself', // a goal would stand under itself or under one of its own parts
  'goal-level-above', // a goal would stand under one of a lower level
  'finding-days-reversed', // a finding would be mended before it was found, or looked at again before it was mended
  'finding-concerns-one', // a finding concerns one duty, standard, task or indicator
  'indicator-watches-one', // an indicator watches one standard or goal
  'no-warning', // an indicator that does not warn becomes no finding
  'years-reversed', // the last year of a goal comes before its first
  'return-without-remarks', // who hands something back says what to mend
  'nothing-to-decide', // nothing among the chosen stands where this can be done
  'edition-not-approved', // an edition is released from approved, unchanged words
  'edition-without-name', // an edition has a name: A/0
  'edition-too-large', // its pictures are more than an edition can hold
  'edition-twice', // an edition of that name is released already
  'ingest-under-way', // bytes are being taken in: the bin is emptied and the file shrunk before or after
  'path-too-long', // names would be cut to nothing: an export needs a folder nearer to the root
  'repair-from-itself', // the open file was picked as the source of its own repair
  'export-folder-gone', // the folder that an export writes to was taken away meanwhile, or its drive was
  'file-damaged', // the stored bytes are not what they were: never handed out as good
  'later-change', // undo or redo meets something that was changed since; details say what
  'template-has-faults', // a form with a mark that cannot be filled is not taken in; its check says which
  'template-too-large', // a form with more bytes than any form needs
  'key-not-here', // the workspace's key is on another computer: the recovery phrase brings it here
  'key-withdrawn', // nothing that a withdrawn key signed is believed, its enrolment neither
  'phrase-wrong', // these are no twelve characters of a recovery phrase
  'phrase-of-other-key', // a recovery phrase, but of another workspace's key
  'enrolment-invalid', // no enrolment file, or one that was changed
  'enrolment-own', // the enrolment of this very workspace
  'file-too-large-for-disk', // a disk that holds no file of 4 GiB or more: the bundle is cut into volumes
  'too-many-volumes', // a bundle has at most 999 volumes: larger ones are needed
  'not-acknowledged', // there is no such bundle for that recipient
  'no-such-step', // undo or redo of a step that is not there (any more)
] as const;
export type RuleName = (typeof ruleNames)[number];
