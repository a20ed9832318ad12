import { type Pattern, parsePattern } from './pattern';

/**
 * How much a pattern says by itself:
 *
 * - `colon`: a colon after a label: a head, if the label looks like one
 * - `timed`: nothing but a label and a timestamp on the line
 * - `alone`: nothing but a label on the line
 * - `claimed`: a head where the study claims the label; with any other, as `layout`
 * - `layout`: what other lines may begin with, too: heads where most of a transcript is laid out so
 */
export type PatternKind = 'colon' | 'timed' | 'alone' | 'claimed' | 'layout';

export interface BuiltInPattern extends Pattern {
  readonly kind: PatternKind;
  /** Lines that are laid out so. */
  readonly example: string;
}

/** Layouts that are understood, those that are tried first above. Before each, a timestamp or a number may stand. */
const PATTERNS: readonly [kind: PatternKind, pattern: string, example: string][] = [
  ['colon', '<v [{speaker}]>', '<v [Anna]>So how was it?</v>'],
  ['colon', '<v {speaker}>', '<v Anna Berg>So how was it?</v>'],
  [
    'colon',
    '{number} "{speaker}" ({number})\n',
    '1 "Anna Berg" (1200345)\n00:00:03.000 --> 00:00:09.000\nSo how was it?',
  ],
  [
    'colon',
    '"{speaker}" ({number})\n',
    '"Anna Berg" (1200345)\n00:00:03.000 --> 00:00:09.000\nSo how was it?',
  ],
  ['colon', 'Speaker: {speaker}\n', 'Speaker: Anna\nSo how was it?'],
  ['colon', 'From {speaker} to Everyone:', '10:03:41 From Anna Berg to Everyone:\n→So how was it?'],
  ['colon', 'From {speaker} to everyone:', '10:03:41 From Anna Berg to everyone: So how was it?'],
  ['colon', 'From {speaker}:', '10:03:41 From Anna Berg : So how was it?'],
  ['colon', '[{speaker}]:', '[SPEAKER_00]: So how was it?'],
  ['colon', '({speaker}):', '(Anna): So how was it?'],
  ['colon', '<{speaker}>:', '<Anna>: So how was it?'],
  ['colon', '{{speaker}}:', '{Anna}: So how was it?'],
  ['colon', '{speaker} {time}:', 'Anna (00:01:02): So how was it?'],
  ['colon', '{speaker}: {time}', 'Anna: [00:01:02] So how was it?'],
  ['colon', '{speaker}({time}):', '王小明(00:01:02): 怎么样？'],
  ['colon', '{speaker}::', 'INT:: So how was it?'],
  ['colon', '{speaker}:', 'Anna: So how was it?'],
  ['timed', '[{speaker}] {time}\n', '[Anna Berg] 10:03:41\nSo how was it?'],
  ['timed', '{speaker}({time})\n', '王小明(00:01:02)\n怎么样？'],
  ['timed', '{speaker}, {time}\n', 'Anna, 0:05\nSo how was it?'],
  ['timed', '{speaker} - {time}\n', 'Anna - 0:05\nSo how was it?'],
  ['timed', '{speaker} – {time}\n', 'Anna – 0:05\nSo how was it?'],
  ['timed', '{speaker} — {time}\n', 'Anna — 0:05\nSo how was it?'],
  ['timed', '{speaker} | {time}\n', 'Anna | 0:05\nSo how was it?'],
  ['timed', '{speaker} · {time}\n', 'Anna · 0:05\nSo how was it?'],
  ['timed', '{speaker} {time}\n', 'Anna Berg   0:05\nSo how was it?'],
  ['alone', '[{speaker}]\n', '[Anna]\nSo how was it?'],
  ['alone', '{speaker}\n', 'Anna\nSo how was it?'],
  ['claimed', '{speaker} {time} ', 'Speaker 1 [00:01:02] So how was it?'],
  ['layout', '[{speaker}] {time} ', '[Anna] 00:01:02 So how was it?'],
  ['layout', '【{speaker}】', '【田中】どうでしたか。'],
  ['layout', '〈{speaker}〉', '〈田中〉どうでしたか。'],
  ['layout', '[{speaker}]', '[Anna] So how was it?'],
  ['layout', '({speaker})', '(Anna) So how was it?'],
  ['layout', '{{speaker}}', '{Anna} So how was it?'],
  ['layout', '<{speaker}>', '<anna> So how was it?'],
  ['layout', '**{speaker}** ', '**Anna** So how was it?'],
  ['layout', '| {speaker} | ', '| Anna | So how was it? |'],
  ['layout', '{speaker}「', '記者「どうでしたか。」'],
  ['layout', '{speaker}.- ', 'E.- ¿Y luego?'],
  ['layout', '{speaker}.— ', 'E.— ¿Y luego?'],
  ['layout', '{speaker}.– ', 'E.– ¿Y luego?'],
  ['claimed', '{speaker}\t', 'INT→So how was it?'],
  ['layout', '{speaker} | ', 'Anna | So how was it?'],
  ['layout', '{speaker} – ', 'Anna – So how was it?'],
  ['layout', '{speaker} — ', 'Anna — So how was it?'],
  ['layout', '{speaker}—', 'ANNA—So how was it?'],
  ['layout', '{speaker}–', 'ANNA–So how was it?'],
  ['layout', '{speaker} - ', 'Anna - So how was it?'],
  ['layout', '{speaker} >> ', 'Anna >> So how was it?'],
  ['layout', '{speaker}> ', 'INT> So how was it?'],
  ['layout', '{speaker}; ', 'I; So how was it?'],
  ['layout', '{speaker} = ', 'Anna = So how was it?'],
  ['layout', '{speaker}) ', 'A) So how was it?'],
  ['layout', '{speaker}/ ', 'A/ So how was it?'],
  ['layout', '{speaker}. ', 'Q. So how was it?'],
  ['layout', '{speaker}  ', 'INT     So how was it?'],
];

export const BUILT_IN: readonly BuiltInPattern[] = PATTERNS.map(([kind, source, example]) => {
  const pattern = parsePattern(source);
  if (!pattern.ok) throw new Error(`${source}: ${pattern.error}`);
  return { ...pattern.value, kind, example };
});

/** What may stand before any of them, so that the pattern of a head is the two together. */
export const TIME_LEAD = '{time} ';
export const NUMBER_LEAD = '{number} ';
/** What opens a turn of which it is not said whose it is. */
export const DASH_PATTERN = '— ';
