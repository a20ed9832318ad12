/** What coders agree or disagree about. */
export type UnitKind = 'turn' | 'paragraph' | 'sentence' | 'character' | 'transcript' | 'segment';

/** What one is called, in the words of the reports. */
export const UNIT_NAMES: Readonly<Record<UnitKind, string>> = {
  turn: 'turn',
  paragraph: 'paragraph',
  sentence: 'sentence',
  character: 'character',
  transcript: 'transcript',
  segment: 'segment',
};
