import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { toLf } from '../../../../src/core/text/lineEnds';
import type { Turns } from '../../../../src/core/turns/turns';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { hardText, transcriptText, withSpan } from '../text/arbitraries';

/** Label, timestamp and speech of every turn. */
function read(
  text: string,
  claimed: readonly string[] = [],
): [string | undefined, string | undefined, string][] {
  const turns = findTurns(text, { labels: claimed });
  return Array.from({ length: turns.count }, (_, i) => [
    turns.label(i),
    turns.timestamp(i),
    text.slice(turns.headEnds[i], turns.ends[i]),
  ]);
}

function labels(text: string, claimed: readonly string[] = []): readonly string[] {
  return findTurns(text, { labels: claimed }).labels();
}

/** That all of a stretch outside of turns is white space, or written and not said. */
function assertUnsaid(text: string, { unspoken }: Turns, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const isUnspoken = unspoken.starts.some((from, i) => from <= at && at < unspoken.ends[i]!);
    assert.ok(isUnspoken || /[\s\u0085]/.test(text[at]!), JSON.stringify(text.slice(start, end)));
  }
}

const repoRoot = new URL('../../../../', import.meta.url);

describe('turns: forms of a label', () => {
  // Every form once in a text where nothing recurs: a form must not need the rest of the text.
  const once: [line: string, label: string, timestamp?: string][] = [
    ['Anna: Yes.', 'Anna'],
    ['ANNA: Yes.', 'ANNA'],
    ['Speaker 1: Yes.', 'Speaker 1'],
    ['[00:01:02] Anna: Yes.', 'Anna', '00:01:02'],
    ['(00:01:02) Anna: Yes.', 'Anna', '00:01:02'],
    ['00:01:02 Anna: Yes.', 'Anna', '00:01:02'],
    ['1:02 Anna: Yes.', 'Anna', '1:02'],
    ['[00:01:02]Anna: Yes.', 'Anna', '00:01:02'],
    ['[00:01:02] - Anna: Yes.', 'Anna', '00:01:02'],
    ['#00:01:02-5# Anna: Yes.', 'Anna', '00:01:02-5'],
    ['[00:00:01.000 --> 00:00:04.500]  Anna: Yes.', 'Anna', '00:00:01.000 --> 00:00:04.500'],
    ['Anna (00:01:02): Yes.', 'Anna', '00:01:02'],
    ['Anna [00:01:02]: Yes.', 'Anna', '00:01:02'],
    ['Anna 00:01:02: Yes.', 'Anna', '00:01:02'],
    ['Anna: [00:01:02] Yes.', 'Anna', '00:01:02'],
    ['Anna: (1:02) Yes.', 'Anna', '1:02'],
    ['Anna: 00:01:02.345 Yes.', 'Anna', '00:01:02.345'],
    ['Anna 00:01:02\nYes.', 'Anna', '00:01:02'],
    ['Anna (0:05)\nYes.', 'Anna', '0:05'],
    ['Anna  0:05\nYes.', 'Anna', '0:05'],
    ['Anna\t0:05\nYes.', 'Anna', '0:05'],
    ['Anna Berg   1:12:05\nYes.', 'Anna Berg', '1:12:05'],
    ['Anna:\nYes.', 'Anna'],
    ['Anna:\n\nYes.', 'Anna'],
    ['Anna:\n[00:01:02] Yes.', 'Anna', '00:01:02'],
    ['Anna:\n0:05\nYes.', 'Anna', '0:05'],
    ['Anna:\tYes.', 'Anna'],
    ['Anna:               Yes.', 'Anna'],
    ['Anna : Yes.', 'Anna'],
    ['Anna\u00a0: Yes.', 'Anna'],
    ['Anna：Yes.', 'Anna'],
    ['**Anna:** Yes.', 'Anna'],
    ['**Anna**: Yes.', 'Anna'],
    ['**Anna** (00:01:02): Yes.', 'Anna', '00:01:02'],
    ['**[00:01:02] Anna:** Yes.', 'Anna', '00:01:02'],
    ['[00:01:02] **Anna:** Yes.', 'Anna', '00:01:02'],
    ['**Anna**   0:03\nYes.', 'Anna', '0:03'],
    ['  Anna: Yes.', 'Anna'],
    ['[SPEAKER_00]: Yes.', 'SPEAKER_00'],
    ['\u200fמראיין: Yes.', 'מראיין'],
  ];
  for (const [line, label, timestamp] of once) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(read(line), [[label, timestamp, 'Yes.']]);
      assert.deepEqual(read(`\n\n${line}\n\n`), [[label, timestamp, 'Yes.']]);
    });
  }

  const names = [
    ...[
      'N. D.',
      'N.D.',
      'Mr. Tyeri',
      'Dr O’Neill',
      "Dr O'Neill",
      'Prof. Dr. van der Berg',
      'Anne-Marie',
      'd’Alembert',
    ],
    ...[
      'Job Coach 2',
      'Job coach 2',
      'P1',
      'R',
      'INT',
      'I1',
      'I',
      'Q',
      'A',
      'JC2a',
      'Participant #3',
      'Student 1024',
    ],
    ...[
      'Focus group 1 - P2',
      'Interviewer/NS',
      'Interviewer (NS)',
      'P1 (female, 34)',
      'Mother and Father',
      'Jo & Al',
    ],
    ...['Unidentified speaker', 'Second interviewer', 'SPEAKER_01', 'Head of School', 'All', 'MS. OFEK'],
    ...[
      'Élodie',
      'Łukasz',
      'Ана',
      'ΜΑΡΙΑ',
      'Søren Åberg',
      'Zoe\u0308',
      '采访者',
      '受访者1',
      '박지민',
      'अनिता',
      'مقابل',
      'ผู้สัมภาษณ์',
    ],
  ];
  for (const name of names) {
    it(`${name}:`, () => {
      assert.deepEqual(read(`${name}: Yes.`), [[name.normalize('NFC'), undefined, 'Yes.']]);
    });
  }

  it('collapses white space in labels', () => {
    assert.deepEqual(read('Job \t Coach\u00a0 2: Yes.'), [['Job Coach 2', undefined, 'Yes.']]);
  });

  it('keeps emphasis that belongs to the speech', () => {
    assert.deepEqual(read('Anna: **very** good'), [['Anna', undefined, '**very** good']]);
  });

  it('takes a time of day for speech', () => {
    assert.deepEqual(read('Anna: 10:30 we met'), [['Anna', undefined, '10:30 we met']]);
    assert.deepEqual(read('Anna: 10:30'), [['Anna', undefined, '10:30']]);
  });

  it('takes a note for speech', () => {
    assert.deepEqual(read('Anna: [inaudible 00:01:42] yes'), [
      ['Anna', undefined, '[inaudible 00:01:42] yes'],
    ]);
  });
});

describe('turns: labels that must recur', () => {
  const rest = ' one\nAnna: two\n';
  for (const label of [
    'interviewer',
    'p1',
    'job coach 2',
    'Job coach',
    '2nd interviewer',
    'i',
    'Ältere frau',
  ]) {
    it(`${label}:`, () => {
      assert.deepEqual(labels(`${label}:${rest}`), ['Anna']);
      assert.deepEqual(labels(`${label}:${rest}${label}:${rest}`), [label, 'Anna']);
      assert.deepEqual(labels(`${label}:${rest}`, [label]), [label, 'Anna']);
    });
  }

  it('speech right after the colon', () => {
    assert.deepEqual(labels('INT:Hello\nP1:Yes\nINT:Good\n'), ['INT']);
    assert.deepEqual(labels('INT:Hello\nP1:Yes\nINT:Good\n', ['P1']), ['INT', 'P1']);
  });

  it('on a line of their own without a colon, after a blank line and right above the speech', () => {
    const text = 'Anna\nHello.\n\nBo\nHi.\n\nAnna\nHow are you?\n\nBo\nFine.\nReally\nfine.\n';
    assert.deepEqual(read(text), [
      ['Anna', undefined, 'Hello.'],
      ['Bo', undefined, 'Hi.'],
      ['Anna', undefined, 'How are you?'],
      ['Bo', undefined, 'Fine.\nReally\nfine.'],
    ]);
    assert.deepEqual(labels('Anna\nHello.\n\nBo\nHi.\n'), []);
    assert.deepEqual(labels('Anna\nHello.\n\nBo\nHi.\n', ['Bo']), ['Bo']);
  });

  it('short answers between blank lines are no labels, roles are', () => {
    assert.deepEqual(labels('Do you?\n\nParis\n\nAnd you?\n\nParis\n\nGood\n\nMore.\n\nGood\n\nEnd.'), []);
    assert.deepEqual(labels('Interviewer\n\nHello.\n\nP 1\n\nHi.\n\nInterviewer\n\nSo?\n\nP 1\n\nYes.'), [
      'Interviewer',
      'P 1',
    ]);
  });

  it('with a timestamp before them and no colon', () => {
    const text = '[00:00:01] - Speaker 1\nHello.\n\n[00:00:05] - Speaker 2\nHi.\n';
    assert.deepEqual(labels(text), ['Speaker 1', 'Speaker 2']);
    assert.deepEqual(labels('[00:00:01] Hello.\n\n[00:00:05] Paris\nHi.\n'), []);
    assert.equal(findTurns(text + '\n' + text).timestamp(3), '00:00:05');
  });

  it('with one space and a timestamp that may be a time of day', () => {
    assert.deepEqual(labels('Anna 0:05\nHello.\n'), []);
    assert.deepEqual(labels('Anna 0:05\nHello.\n\nBo 0:09\nHi.\n'), ['Anna', 'Bo']);
  });
});

describe('turns: no labels', () => {
  const transcript = (line: string) => `Anna: So.\n\nBo: Yes.\n\nAnna: And then\n\n${line}\n\nBo: I see.\n`;
  const lines = [
    ...[
      'http://example.org/a',
      'https://example.org',
      'mailto:a@example.org',
      'C:\\temp',
      '10:30 we met',
      '10:30: we met',
    ],
    ...[
      'so I said: no',
      'three goals: a, b',
      'Three goals: a, b',
      'However: no',
      'I said: no',
      'She told me: no',
    ],
    ...[
      'These are the main points:',
      'Here is what she wrote:',
      'And then he was like: no',
      'Yes. Then: no',
      'Ratio 3:1',
    ],
    ...[
      'Date: 3 March',
      'Location: Basel',
      'Duration: 45 min',
      'Transcribed by: N. D.',
      'Recording length: 1:02:03',
    ],
    ...[
      'Step 2: wait',
      'Part 1: Work',
      'In 2019: nothing',
      'Summer 2019: nothing',
      'Example: a boat',
      'Anna :) yes',
    ],
    ...[
      '"Name": a string',
      '- Item: a thing',
      '::',
      ':',
      'A sentence that goes on for quite a while and then: stops',
    ],
    ...[
      '00:22:01] needs to be',
      '[inaudible 00:01:42]',
      '[laughs]: yes',
      '(pause)',
      'Meet at 10:30',
      'Luke 3:16',
    ],
  ];
  for (const line of lines) {
    it(line, () => assert.deepEqual(labels(transcript(line)), ['Anna', 'Bo']));
  }

  it('in a text without labels', () => {
    assert.deepEqual(read(' \n Just a story.\n\nNo labels.\n '), [
      [undefined, undefined, 'Just a story.\n\nNo labels.'],
    ]);
    for (const text of ['', ' ', '\n\n\u00a0\n', '\ufeff']) assert.equal(findTurns(text).count, 0);
  });

  it('but as one-off labels, laid out as the others are', () => {
    const text = (line: string) =>
      `${'Anna:    So.\n\nBo:      Yes.\nOr not.\n\n'.repeat(5)}${line}\n\nAnna:    Ah.\n`;
    assert.deepEqual(labels(text('Nurse:   Excuse me')), ['Anna', 'Bo', 'Nurse']);
    assert.deepEqual(labels(text('Superintendent: Excuse me')), ['Anna', 'Bo', 'Superintendent']);
    assert.deepEqual(labels(text('Snag: there was some')), ['Anna', 'Bo']);
    assert.deepEqual(labels(text('Bo:      Well\nNurse:   Excuse me')), ['Anna', 'Bo']);
    assert.deepEqual(labels(text('Nurse:\nExcuse me')), ['Anna', 'Bo']);
    assert.deepEqual(labels(text('    Nurse:   Excuse me')), ['Anna', 'Bo']);
    assert.deepEqual(labels(text('Snag: there was some'), ['Snag']), ['Anna', 'Bo', 'Snag']);
    assert.deepEqual(labels(text('[00:01] Nurse: Excuse me')), ['Anna', 'Bo', 'Nurse']);
  });

  it('in wrapped lines, unless the line above ends a sentence', () => {
    const page =
      'Anna: We walked all the way to the lake and then\nback again, which took a whole day and a night.\n'.repeat(
        5,
      );
    const line = 'Bo: When we came home again they told us that';
    assert.deepEqual(labels(`${page}${line}\nTrouble: it was\n`), ['Anna', 'Bo']);
    assert.deepEqual(labels(`${page}${line}.\nTrouble: it was\n`), ['Anna', 'Bo', 'Trouble']);
    assert.deepEqual(labels(`${page}Bo: When\nTrouble: it was\n`), ['Anna', 'Bo', 'Trouble']);
    // "said:" twice, each time because the line above was full
    assert.deepEqual(labels(`${page}${line}\nsaid: no\n${line}\nsaid: no\n`), ['Anna', 'Bo']);
  });
});

describe('turns: labels that the study claims', () => {
  const claimed = ['However', 'so I said', 'Smith, John', 'INT', 'Date', 'P 1', 'Group 1: Anna'];

  it('need no form of a name', () => {
    const text = 'However: a\nso I said: b\nSmith, John: c\nDate: d\nP \t1: e\nGroup 1: Anna: f';
    assert.deepEqual(labels(text, claimed), [
      'However',
      'so I said',
      'Smith, John',
      'Date',
      'P 1',
      'Group 1: Anna',
    ]);
  });

  it('are compared letter by letter, and whole', () => {
    assert.deepEqual(labels('int: a\nhowever: b', claimed), []);
    assert.deepEqual(labels('INTRO: a\nINT 2: b', claimed), ['INTRO', 'INT 2']);
  });

  it('may be followed by a tab, a timestamp, or nothing after a blank line', () => {
    assert.deepEqual(read('INT\tHello\nINT 0:05\nSo\n\nINT\nDone', claimed), [
      ['INT', undefined, 'Hello'],
      ['INT', '0:05', 'So'],
      ['INT', undefined, 'Done'],
    ]);
    assert.deepEqual(labels('so\nINT\nDone', claimed), []);
  });

  it('may come alone', () => {
    assert.deepEqual(findTurns('However: a', { labels: ['However'] }).labels(), ['However']);
  });
});

describe('turns: the head of a transcript', () => {
  it('belongs to nobody', () => {
    const text = 'Interview 3\nInterviewer: N. D.\nDate: 3 March\n\nInterviewer: So?\nAnna: Yes.\n';
    assert.deepEqual(read(text), [
      ['Interviewer', undefined, 'So?'],
      ['Anna', undefined, 'Yes.'],
    ]);
  });

  it('does not swallow turns right below it', () => {
    assert.deepEqual(labels('Date: 3 March\nINT: So?\nAnna: Yes.\n\nINT: Ah.'), ['INT', 'Anna']);
  });

  it('does not begin with speech that an aside follows', () => {
    assert.deepEqual(labels('INT: So?\nAnna: Yes.\nNote: a pause\n\nINT: Ah.'), ['INT', 'Anna']);
  });

  it('is not a whole transcript without blank lines', () => {
    const text = `${'INT: So?\nAnna: Yes.\n'.repeat(8)}Note: the recording stops\n`;
    assert.deepEqual(labels(text), ['INT', 'Anna']);
    assert.deepEqual(labels('INT: So?\nAnna: Yes.\nNote: it stops'), ['INT', 'Anna']);
  });
});

describe('turns: where they start and end', () => {
  it('has several paragraphs and wrapped lines in a turn', () => {
    const text = 'Anna:   One\n        two.\n\n        Three.  \n\n\nBo:     Four\nfive.\n';
    assert.deepEqual(read(text), [
      ['Anna', undefined, 'One\n        two.\n\n        Three.'],
      ['Bo', undefined, 'Four\nfive.'],
    ]);
    const turns = findTurns(text);
    assert.deepEqual([...turns.starts], [0, text.indexOf('Bo')]);
    assert.deepEqual(
      [turns.at(0), turns.at(3), turns.at(turns.ends[0]! - 1), turns.at(turns.ends[0]!)],
      [0, 0, 0, -1],
    );
    assert.deepEqual([turns.at(-1), turns.at(text.length)], [-1, -1]);
    assert.deepEqual(turns.overlapping(turns.ends[0]!, turns.starts[1]!), [1, 1]);
    assert.deepEqual(turns.overlapping(0, text.length), [0, 2]);
  });

  it('ends a turn without speech behind its label', () => {
    assert.deepEqual(read('Anna:\n\nBo: Yes.\nAnna:'), [
      ['Anna', undefined, ''],
      ['Bo', undefined, 'Yes.'],
      ['Anna', undefined, ''],
    ]);
    const turns = findTurns('Anna:  \nBo: Yes.\n');
    assert.deepEqual([turns.headEnds[0], turns.ends[0]], [5, 5]);
  });

  it('gives interrupted speech to whom it belongs', () => {
    assert.deepEqual(read("Anna: I thought you'd-\n\nBo: -stay, yes.\n\nAnna: -come."), [
      ['Anna', undefined, "I thought you'd-"],
      ['Bo', undefined, '-stay, yes.'],
      ['Anna', undefined, '-come.'],
    ]);
  });
});

describe('turns: a real transcript', () => {
  const found = [
    ...[
      'Speaker 1',
      'Speaker 2',
      'Alfeck',
      'Committee 1',
      'Committee 2',
      'John',
      'Malika',
      'Jessica',
      'Tom',
      'Com 7',
    ],
    ...[
      'Chris',
      'Suzanne',
      'Ivanika',
      'Robbie',
      'Speaker 3',
      'Speaker 4',
      'Mr. Dabor',
      'Speaker 5',
      'Mr. Dauber',
    ],
    ...[
      'Speaker 6',
      'Speaker 7',
      'Speaker 8',
      'Speaker 9',
      'Speaker 10',
      'Speaker 11',
      'Speaker 12',
      'Speaker 13',
    ],
    ...[
      'Speaker 14',
      'Speaker 15',
      'Speaker 16',
      'Suess',
      'Speaker 17',
      'Ms. Ofek',
      'Moderator',
      'Speaker 18',
    ],
    ...['Mr. Tyeri', 'Speaker 19', 'Speaker 20', 'Speaker 21', 'Speaker 22', 'Speaker 23'],
  ];

  /** Where the lines start whose first 20 characters are a colon with blanks after it and anything before it. */
  function linesWithColumn(text: string): number[] {
    return [...text.matchAll(/^.{20}/gm)]
      .filter(([start]) => /^[^:]+: +$/.test(start))
      .map(match => match.index);
  }

  it('has the labels that a reader finds', function () {
    const file = new URL('../shared/transcripts/board-meeting.txt', repoRoot);
    if (!existsSync(file)) {
      Object.assign(this.test!, { skipReason: '../shared/transcripts/board-meeting.txt is not there' });
      this.skip();
    }
    const text = readFileSync(file, 'utf8');
    const turns = findTurns(text);
    assert.deepEqual(turns.labels(), found);
    assert.deepEqual([...turns.starts], linesWithColumn(text));
    assert.equal(turns.count, 131);
    turns.headEnds.forEach((end, i) => assert.equal(end - turns.starts[i]!, 20));
  });

  it('has them also in one of our own with the same features', () => {
    const text = readFileSync(new URL('test/fixtures/transcripts/allotment-meeting.txt', repoRoot), 'utf8');
    const turns = findTurns(text);
    assert.deepEqual(turns.labels(), [
      ...[
        'Speaker 1',
        'Speaker 2',
        'Okafor',
        'Plot 14',
        'Ms. Lindqvist',
        'Speaker 3',
        'Dr. Őry',
        'Chair',
        'Marta',
      ],
      ...['Speaker 4', 'Treasurer', 'Speaker 10', 'Bertrand-Colley'],
    ]);
    const starts = linesWithColumn(text);
    assert.deepEqual([...turns.starts], starts);
    const last = turns.count - 1;
    assert.equal(text.slice(turns.headEnds[last], turns.ends[last]), 'Then let us-');
  });
});

describe('turns: any text', () => {
  const claimed = fc.subarray(['However', 'so I said', 'p1', 'Date', '😀']);

  it('is cut into turns in order, without overlap, and all speech is in one', () => {
    fc.assert(
      fc.property(fc.oneof(transcriptText, hardText), claimed, (text, known) => {
        const turns = findTurns(text, { labels: known });
        let previousEnd = 0;
        for (let i = 0; i < turns.count; i++) {
          const [start, headEnd, end] = [turns.starts[i]!, turns.headEnds[i]!, turns.ends[i]!];
          assert.ok(previousEnd <= start && start <= headEnd && headEnd <= end && start < end);
          assertUnsaid(text, turns, previousEnd, start);
          assert.match(text.slice(end - 1, end), /[^\s\u0085]/);
          assert.match(text.slice(headEnd, headEnd + 1), headEnd < end ? /[^\s\u0085]/ : /^/);
          assert.equal(turns.label(i) === undefined, i === 0 && headEnd === start);
          if (turns.label(i) !== undefined) assert.ok(start === 0 || text[start - 1] === '\n');
          previousEnd = end;
        }
        assertUnsaid(text, turns, previousEnd, text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers which turn is where as a loop over all of them does', () => {
    fc.assert(
      fc.property(withSpan(transcriptText), ({ text, start, end }) => {
        const turns = findTurns(text);
        const all = Array.from({ length: turns.count }, (_, i) => i);
        const holds = (i: number, offset: number) => turns.starts[i]! <= offset && offset < turns.ends[i]!;
        assert.equal(turns.at(start), all.find(i => holds(i, start)) ?? -1);
        const [from, to] = turns.overlapping(start, end);
        const units = Array.from({ length: end - start }, (_, k) => start + k);
        assert.deepEqual(
          all.slice(from, to),
          all.filter(i => units.some(offset => holds(i, offset))),
        );
        const labels = all.map(i => turns.label(i)).filter(label => label !== undefined);
        assert.deepEqual(turns.labels(), [...new Set(labels)]);
      }),
    );
  });

  it('does not depend on line ends on disk', () => {
    fc.assert(
      fc.property(transcriptText, text => {
        assert.deepEqual(findTurns(toLf(text.replaceAll('\n', '\r\n'))), findTurns(text));
      }),
    );
  });

  it('of a million characters in one line is read at once', () => {
    // None of these may make a regular expression go back and forth: that would take hours.
    const traps = [
      '[',
      '(',
      'a ',
      'A ',
      '1:',
      '10:',
      '**',
      ' ',
      '#',
      ':',
      '：',
      'A.',
      '-',
      '00:00:00 ',
      '(a',
      "'",
      '\t',
    ];
    for (const trap of [...traps, 'Anna Berg ', 'A: ', '[00:00:00] ', '[00:00 - ', '\u0301', '\u200f']) {
      const text = trap.repeat(1_000_000 / trap.length);
      for (const line of [text, `Anna: ${text}\nAnna: ${text}:`, `${text}\n`.repeat(2)]) {
        assert.ok(findTurns(line, { labels: ['A A A A', 'Anna'] }).count <= 2);
      }
    }
  });
});
