/** A transcript is not what was counted any more; the message goes to the user. */
export class ChangedMeanwhile extends Error {}
