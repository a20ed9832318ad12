import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import {
  ENUMERATORS,
  HEADING_WORDS,
  METADATA_WORDS,
  SENTENCE_WORDS,
} from '../../../src/core/turns/labelWords';
import { findTurns } from '../../../src/core/turns/turns';

const repoRoot = new URL('../../../', import.meta.url);

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(new URL('node_modules/vscode-oniguruma/release/onig.wasm', repoRoot));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const path = 'syntaxes/transcript.tmLanguage.json';
  const source = readFileSync(new URL(path, repoRoot), 'utf8');
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new OnigScanner(patterns),
      createOnigString: text => new OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(source, path)),
  });
  return (await registry.loadGrammar('text.transcript'))!;
}

describe('the transcript grammar', () => {
  let grammar: IGrammar;
  before(async () => (grammar = await loadGrammar()));

  /** What has a scope in some lines: neighbouring tokens of one line joined. */
  function scoped(text: string, scope: string): string[] {
    let stack = INITIAL;
    return text.split('\n').flatMap(line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      const found: string[] = [];
      let isOpen = false;
      for (const { startIndex, endIndex, scopes } of tokens) {
        // The last line's end counts as a character.
        const part = line.slice(startIndex, endIndex);
        const has = scopes.some(name => name.startsWith(scope));
        if (has && isOpen) found.push(found.pop()! + part);
        else if (has) found.push(part);
        isOpen = has;
      }
      return found;
    });
  }
  const speakers = (text: string) => scoped(text, 'entity.name.tag.speaker');
  const timestamps = (text: string) => scoped(text, 'constant.numeric.timestamp').map(found => found.trim());
  const notes = (text: string) => scoped(text, 'comment.block.note');

  const heads: [line: string, label: string, ...timestamps: string[]][] = [
    ['Anna: Yes.', 'Anna'],
    ['Anna:', 'Anna'],
    ['ANNA: Yes.', 'ANNA'],
    ['Speaker 1:          Thank you.', 'Speaker 1'],
    ['Anna:\tYes.', 'Anna'],
    ['Anna : Yes.', 'Anna'],
    ['Anna：Yes.', 'Anna'],
    ['  Anna: Yes.', 'Anna'],
    ['[00:01:02] Anna: Yes.', 'Anna', '[00:01:02]'],
    ['(00:01:02) Anna: Yes.', 'Anna', '(00:01:02)'],
    ['00:01:02 Anna: Yes.', 'Anna', '00:01:02'],
    ['1:02 Anna: Yes.', 'Anna', '1:02'],
    ['#00:01:02-5# Anna: Yes.', 'Anna', '#00:01:02-5#'],
    ['[00:00:01.000 --> 00:00:04.500]  Anna: Yes.', 'Anna', '[00:00:01.000 --> 00:00:04.500]'],
    ['Anna (00:01:02): Yes.', 'Anna', '(00:01:02)'],
    ['Anna [00:01:02]: Yes.', 'Anna', '[00:01:02]'],
    ['Anna 00:01:02: Yes.', 'Anna', '00:01:02'],
    ['Anna: [00:01:02] Yes.', 'Anna', '[00:01:02]'],
    ['Anna: 00:01:02 Yes.', 'Anna', '00:01:02'],
    ['Anna 00:01:02', 'Anna', '00:01:02'],
    ['Anna Berg  0:05', 'Anna Berg', '0:05'],
    ['Anna\t0:05', 'Anna', '0:05'],
    ['Speaker 1  0:05', 'Speaker 1', '0:05'],
    ['Anna (0:05)', 'Anna', '(0:05)'],
    ['**Anna:** Yes.', 'Anna'],
    ['**Anna**: Yes.', 'Anna'],
    ['**Anna** (00:01:02): Yes.', 'Anna', '(00:01:02)'],
    ['[00:01:02] **Anna:** Yes.', 'Anna', '[00:01:02]'],
    ['**Anna**   0:03', 'Anna', '0:03'],
    ['[SPEAKER_00]: Yes.', '[SPEAKER_00]'],
    ['Anna: 10:30 we met', 'Anna'],
  ];
  for (const [line, label, ...times] of heads) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(speakers(line), [label]);
      assert.deepEqual(timestamps(line), times);
    });
  }

  it('colours the labels that are ones at first sight', () => {
    const labels = [
      ...[
        'N. D.',
        'N.D.',
        'Mr. Tyeri',
        'Dr O’Neill',
        'Prof. Dr. van der Berg',
        'Anne-Marie',
        'd’Alembert',
        'P1',
        'R',
      ],
      ...['INT', 'I1', 'I', 'Q', 'A', 'Job Coach 2', 'Job coach 2', 'Participant #3', 'Focus group 1 - P2'],
      ...[
        'Interviewer/NS',
        'Interviewer (NS)',
        'P1 (female, 34)',
        'Mother and Father',
        'Unidentified speaker',
      ],
      ...[
        'Second interviewer',
        'SPEAKER_01',
        'Head of School',
        'Élodie',
        'Ана',
        'ΜΑΡΙΑ',
        'Søren Åberg',
        'Zoe\u0308',
      ],
      ...[
        '采访者',
        '受访者1',
        '박지민',
        'अनिता',
        'مقابل',
        'p1',
        'interviewer',
        'Student 1024',
        'Com 7',
        'All',
      ],
    ];
    for (const label of labels) {
      assert.deepEqual(speakers(`${label}: Yes.`), [label]);
      assert.notDeepEqual(findTurns(`${label}: Yes.\n${label}: No.`).labels(), [], label);
    }
  });

  it('colours no other words before a colon', () => {
    const lines = [
      ...[
        'http://example.org/a',
        'https://example.org',
        '10:30 we met',
        '10:30: we met',
        'so I said: no',
        'I said: no',
      ],
      ...[
        'three goals: a, b',
        'Three goals: a, b',
        'However: no',
        'And then he was like: no',
        'Yes. Then: no',
      ],
      ...[
        'Here is what she wrote:',
        'Date: 3 March',
        'Transcribed by: N. D.',
        'Recording length: 1',
        'Step 2: wait',
      ],
      ...[
        'In 2019: nothing',
        'Summer 2019: nothing',
        'Anna :) yes',
        '"Name": a',
        '- Item: a',
        'INT:Yes',
        'Meet at 10:30',
      ],
      ...[
        'We met Anna: she said',
        'Luke 3:16',
        '00:22:01] needs to be: part',
        'What Anna said: no',
        'Date of interview: x',
      ],
      ...['A sentence that goes on for quite a while before there is one: no', 'Anna and then Bo: no'],
    ];
    for (const line of lines) {
      assert.deepEqual(speakers(line), [], line);
      assert.deepEqual(findTurns(line).labels(), [], line);
    }
  });

  it('knows the words that turns know', () => {
    for (const word of [...SENTENCE_WORDS, ...METADATA_WORDS, ...HEADING_WORDS, ...ENUMERATORS]) {
      const label = word.charAt(0).toUpperCase() + word.slice(1);
      const expected = findTurns(`${label}: no`).labels();
      assert.deepEqual(speakers(`${label}: no`), expected, word);
    }
  });

  it('tells notes from speech', () => {
    assert.deepEqual(
      notes('Anna: [laughs] Yes [inaudible 00:01:42], (pause) ((sighs)) <crosstalk> (0.5) end'),
      [...['[laughs]', '[inaudible 00:01:42]', '(pause)', '((sighs))', '<crosstalk>', '(0.5)']],
    );
    assert.deepEqual(notes('Anna: I was there (in 2009) and 3 < 4 (see above) (2009).'), []);
    assert.deepEqual(timestamps('Anna: well [00:01:42] yes, at 10:30 I think (1:02)'), [
      '[00:01:42]',
      '(1:02)',
    ]);
  });

  it('follows a note into the next line, and no further', () => {
    assert.deepEqual(notes('graduation[inaudible\n00:22:01] needs to be'), ['[inaudible', '00:22:01]']);
    assert.deepEqual(speakers('and [then\n\nAnna: Yes.'), ['Anna']);
    assert.deepEqual(speakers('and [then\nAnna: Yes.'), ['Anna']);
  });

  it('colours the labels of a transcript that turns find', () => {
    for (const path of [
      'test/fixtures/transcripts/allotment-meeting.txt',
      'test/fixtures/small-study/focus-group.txt',
    ]) {
      const text = readFileSync(new URL(path, repoRoot), 'utf8');
      assert.deepEqual([...new Set(speakers(text))], findTurns(text).labels());
    }
  });

  it('reads a long line at once', () => {
    for (const trap of ['A ', '[', '(', 'a ', '1:', '**', 'Anna Berg ', '00:00:00 ', 'A.', '(laugh']) {
      assert.ok(scoped(trap.repeat(20_000 / trap.length), 'text.transcript').length > 0);
    }
  });
});
