import * as l10n from '@vscode/l10n';
import type { Cue } from '../joinCues';
import type { SourceNotes } from '../source';
import type { CuePart } from './cueText';

/** A part of a cue with its times. */
export interface SpokenCue extends CuePart {
  readonly start: number;
  readonly end: number;
}

/** `Anna Berg: `, at the start of a cue: a few words of which the first begins with a capital, a digit or a letter without case. */
const PREFIX =
  /^\s*[-–—]?\s*(?:\[|\()?((?:[\p{Lu}\p{Lt}\p{Lo}\p{N}])[^:：.?!\n]{0,39}?|Dr\.\s[^:：.?!\n]{1,36})(?:\]|\))?\s?[:：](?:\s+|$)(?!\/\/)/u;
/** With labels so long, each of which occurs once, a text has clauses with a colon, not speakers. */
const MAX_WORDS = 5;
const MIN_TIMES = 2;
/** Where so many cues have a label, it is how the file is laid out. */
const MOSTLY = 0.9;

/** Cues with their speakers: by voice tags, else by labels that recur. Who spoke last speaks on where a cue does not say. */
export function speakersOf(cues: readonly SpokenCue[], notes: SourceNotes): Cue[] {
  const hasVoices = cues.some(({ voice }) => voice !== undefined);
  const labels = hasVoices ? new Set<string>() : recurring(cues);
  if (!hasVoices && labels.size === 0) return cues.map(cue => ({ ...cue }));
  let speaker: string | undefined;
  let goesOn = 0;
  const spoken = cues.map(({ voice, text, start, end, isApart }): Cue => {
    const found = hasVoices ? undefined : labelIn(text);
    const isLabel = found !== undefined && labels.has(found.label);
    const named = voice ?? (isLabel ? found.label : undefined);
    if (named === undefined && speaker !== undefined) goesOn++;
    // a sign of another speaker, who is not named
    speaker = named ?? (isApart && !/^\s*[-–—]/.test(text) ? undefined : speaker);
    return { speaker, start, end, text: isLabel ? found.rest : text, isApart };
  });
  if (goesOn > 0 && hasVoices)
    notes.add('no-voice', () =>
      l10n.t('Subtitles that name no speaker are taken for the one who spoke before: {0}.', goesOn),
    );
  return spoken;
}

function labelIn(text: string): { label: string; rest: string } | undefined {
  const found = PREFIX.exec(text.slice(0, 60));
  if (!found) return undefined;
  const label = found[1]!.trim();
  return label.split(/\s+/).length > MAX_WORDS ? undefined : { label, rest: text.slice(found[0].length) };
}

/** Labels that recur; those that occur once, too, where nearly all cues have one. */
function recurring(cues: readonly SpokenCue[]): Set<string> {
  const counts = new Map<string, number>();
  let labelled = 0;
  for (const { text } of cues) {
    const label = labelIn(text)?.label;
    if (label === undefined) continue;
    labelled++;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const least = labelled >= cues.length * MOSTLY ? 1 : MIN_TIMES;
  return new Set([...counts].filter(([, count]) => count >= least).map(([label]) => label));
}
