import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clockOf } from '../../../../../src/core/exchange/transcriptsIn/clock';
import { layOut } from '../../../../../src/core/exchange/transcriptsIn/layOut';
import type { SourceTurn } from '../../../../../src/core/exchange/transcriptsIn/source';
import { NO_RULES } from '../../../../../src/core/turns/turnRules';
import { turnsIn } from './readSource';

const LABELS = [
  'Anna',
  'Anna Berg',
  'SPEAKER_00',
  'Speaker 1',
  'P1',
  'INT',
  'interviewer',
  'Guy at table',
  'Dr. O’Neil',
  '王小明',
  'Me',
  'Will',
  'anna.berg@x.org',
  'Berg, Anna',
  'Anna (guest)',
  '1234',
  '+49 170 12345',
  'Teilnehmer:in 3',
  'Question',
  'Date',
  'Note',
  'Мария',
];
const SENTENCES = [
  'So how was it?',
  'It was fine.',
  'Monday: we went home.',
  'Yes',
  'Note: this is it, and more words follow.',
  'My father said: go away.',
  '(laughs)',
  '[inaudible]',
  'Anna: I heard her say it.',
  'Q. What?',
  'He came at 3:15 pm',
  '1. first',
  'Date: 12 May',
  'Step 2: do it',
  '“P1: no”',
  'P1: no',
  '比如：这样',
];

const paragraph = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 })
  .map(all => all.join(' '));
const turns: fc.Arbitrary<readonly SourceTurn[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(3), fc.array(paragraph, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 25,
    }),
  )
  .map(([labels, isTimed, said]) =>
    said
      .map(([number, paragraphs], i) => ({
        speaker: labels[number % labels.length]!,
        start: isTimed ? i * 61_000 : undefined,
        paragraphs,
      }))
      // what one speaker says twice in a row is one turn
      .filter(({ speaker }, i, all) => i === 0 || all[i - 1]!.speaker !== speaker),
  );

const source = (all: readonly SourceTurn[]) =>
  ({ format: 'x', content: { kind: 'turns', turns: all }, notes: [] }) as const;

const inWords = ({ speaker, start, paragraphs }: SourceTurn) => [
  speaker ?? '',
  start === undefined ? '' : clockOf(start),
  paragraphs.join(' '),
];

describe('the layout of imported transcripts', () => {
  it('is read back as exactly the turns that were written, for any names and any speech', () => {
    let declared = 0;
    fc.assert(
      fc.property(turns, all => {
        const laidOut = layOut(source(all), NO_RULES);
        if (laidOut.speakers) declared++;
        const found = turnsIn(laidOut).map(one => {
          const [label, time, ...speech] = one.split('|');
          return [label, all[0]!.start === undefined ? '' : time, speech.join('|').replaceAll('\n', ' ')];
        });
        assert.deepEqual(found, all.map(inWords));
      }),
      { numRuns: 500 },
    );
    assert.ok(declared > 50);
  });

  it('declares labels only where they are not found without', () => {
    const said = (speaker: string) => ({ speaker, paragraphs: ['So how was it?'] });
    const usual = ['Anna', 'Ben', 'Anna', 'Ben'].map(said);
    assert.equal(layOut(source(usual), NO_RULES).speakers, undefined);
    const odd = ['Anna', 'Guy at table', 'Anna', 'Ben', 'Anna', 'Ben'].map(said);
    assert.deepEqual(layOut(source(odd), NO_RULES).speakers, ['Anna', 'Guy at table', 'Ben']);
  });

  it('gives those a label whom a source does not name, where it names others', () => {
    const { text, notes } = layOut(
      source([
        { speaker: 'Anna', paragraphs: ['Yes.'] },
        { speaker: undefined, paragraphs: ['No.'] },
        { speaker: 'Anna', paragraphs: ['Why?'] },
      ]),
      NO_RULES,
    );
    assert.equal(text, 'Anna: Yes.\n\nUnknown speaker: No.\n\nAnna: Why?\n');
    assert.match(notes[0]!.message, /does not say who speaks in 1 turn/);
  });

  it('writes names so that they can be labels', () => {
    const names = ['Anna: ', '**Ben**', '<Cleo>', 'x'.repeat(300), 'Dora\nEva', '::', ''];
    const { text } = layOut(source(names.map(speaker => ({ speaker, paragraphs: ['Yes.'] }))), NO_RULES);
    assert.deepEqual(
      text.split('\n\n').map(turn => turn.split(': ')[0]),
      ['Anna', 'Ben', 'Cleo', 'x'.repeat(60), 'Dora Eva', 'Unknown speaker'],
    );
  });

  it('joins paragraphs that begin as a turn does, and says so', () => {
    const all = [
      { speaker: 'Anna', paragraphs: ['She said this:', 'Ben: I am going.'] },
      { speaker: 'Ben', paragraphs: ['I did.'] },
    ];
    const { text, notes } = layOut(source(all), NO_RULES);
    assert.equal(text, 'Anna: She said this: Ben: I am going.\n\nBen: I did.\n');
    assert.match(notes[0]!.message, /joined to those before them: 1/);
  });
});
