import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { checkManuscript } from '../../../../../src/core/manuscript/checkManuscript';
import { readManuscriptText } from '../../../../../src/core/manuscript/read/readManuscript';
import { checkQuotations } from '../../../../../src/core/manuscript/quotations/checkQuotations';
import { correctionOf } from '../../../../../src/core/manuscript/writing/correction';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';
import { corpusOf } from '../../analyses/kit/corpora';

const TEXT = `INT: So what was it like for you in there?

Job Coach 1: It was like walking on very thin ice all the time. And nobody told us.

Job Coach 2: I never saw it that way myself. [laughs] We only had the one heater between us.

Job Coach 1: It wasn't a joke, it's, um, it's what kept us there.

INT: And now?

Job Coach 1: Now I walk on it, um, like everybody else does in winter.

Job Coach 2: We only had the one heater between us.
`;
const OTHER = `INT: Welcome to this second round of talks.

R: The van broke down on the way to the first appointment, and I laughed.
`;

const corpus = corpusOf(
  {
    participants: [
      { id: 'jc1', name: 'Job Coach 1', speakers: ['Job Coach 1'] },
      { id: 'jc2', name: 'Job Coach 2', speakers: ['Job Coach 2'] },
      { id: 'anna', name: 'Anna Weber', transcripts: ['interview-04.txt'] },
    ],
  },
  [],
  { 'focus-group.txt': [TEXT], 'interview-04.txt': [OTHER] },
);

async function told(markdown: string): Promise<string[]> {
  const manuscript = await readManuscriptText(markdown, 'markdown');
  return finish(checkManuscript(manuscript, corpus)).findings.map(
    ({ code, paragraph, start, end, instead }) => {
      const words = manuscript.paragraphs[paragraph]!.text.slice(start, end);
      return [code, words, ...(instead === undefined ? [] : [instead])].join(' | ');
    },
  );
}

describe('who is said to speak', () => {
  const right: readonly string[] = [
    '“It was like walking on very thin ice” (Job Coach 1).',
    '“It was like walking on very thin ice” (JC1, focus group, l. 3)',
    '“It was like walking on very thin ice” [jc1; line 2–4]',
    '“It was like walking on very thin ice” (JC 01)',
    '“It was like walking on very thin ice,” said Job Coach 1.',
    'Job Coach 1 said: “It was like walking on very thin ice all the time.”',
    'According to Job Coach 1, “it was like walking on very thin ice”.',
    'When she was asked about Job Coach 2, another one said “it was like walking on very thin ice”.',
    'Job Coach 2 had told Job Coach 1 of the heater; “It was like walking on very thin ice” was the answer.',
    '> It was like walking on very thin ice all the time. (Job Coach 1)',
    '> It was like walking on very thin ice all the time.\n>\n> — Job Coach 1, focus group',
    'As Job Coach 1 put it:\n\n> It was like walking on very thin ice all the time.',
    '> INT: So what was it like for you in there? Job Coach 1: It was like walking on very thin ice all the time.',
    '“We only had the one heater between us” (JC2, l. 13)',
    '“I never saw it that way myself. (laughs) We only had the one heater” (JC2)',
    '“The van broke down on the way to the first appointment” (Anna Weber, interview 4)',
    '“So what was it like for you in there?” (INT)',
    '“It was like walking on very thin ice. […] Now I walk on it … like everybody else” (JC1)',
    '“it was like walking on [that] ice all the time” (Job Coaches 1 and 2)',
    '“it was like walking on very thin ice” (Job Coach 2 or 1)',
    '“[T]hin ice all the time. And nobody told us” was a common thought.',
    '“It was like walking on very thin ice all the time” (N = 5; see Table 2, nurse, 43)',
    '“It was like walking on very thin ice” (participant 1, focus group)',
    '“It was like walking on very thin ice” (see also Job Coach 2)',
    'Job Coach 2 laughed when she heard “It was like walking on very thin ice”.',
    'For Job Coach 2, “it was like walking on very thin ice” said nothing new.',
    '‘It wasn’t a joke, it’s, um, it’s what kept us there’ (JC1)',
    '“It was like walk\u00ading on very thin ice” (JC1)',
    '> R: The van broke down on the way to the first appointment, and I laughed.',
    '> I: So what was it like for you in there?\n>\n> JC1: It was like walking on very thin ice all the time.',
    '> It was like walking on very thin ice all the time.\n>\n> Job Coach 1, focus group',
    '> It was like walking on very thin ice all the time.\\\n> Job Coach 1, focus group',
    '> It was like walking on very thin ice all the time.\n\n(Job Coach 1, focus group)',
    '| Words | Who |\n|--|--|\n| “It was like walking on very thin ice” | Job Coach 1 |',
  ];
  for (const text of right) it(`is right in ${text}`, async () => assert.deepEqual(await told(text), []));

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['“It was like walking on very thin ice” (JC2)', ['quote-other-speaker | JC2 | Job Coach 1']],
    [
      'Job Coach 2 said: “It was like walking on very thin ice all the time.”',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '“It was like walking on very thin ice,” said Job Coach 2.',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    ['“So what was it like for you in there?” (JC1)', ['quote-other-speaker | JC1 | INT']],
    ['“It was like walking on very thin ice” (JC7)', ['quote-attribution | JC7 | Job Coach 1']],
    [
      '“It was like walking on very thin ice” (JC1, interview 4)',
      ['quote-attribution | interview 4 | focus group'],
    ],
    [
      '“It was like walking on very thin ice” (JC1, interview-4.txt)',
      ['quote-attribution | interview-4 | focus-group'],
    ],
    [
      '“It was like walking on very thin ice” (JC1, Interview 4)',
      ['quote-attribution | Interview 4 | Focus group'],
    ],
    ['“It was like walking on very thin ice” (JC1, interview-4.docx)', ['quote-attribution | interview-4']],
    ['“It was like walking on very thin ice” (JC1, l. 12)', ['quote-attribution | l. 12 | l. 3']],
    ['“It was like walking on very thin ice” (JC1, ll. 12–13)', ['quote-attribution | ll. 12–13']],
    ['“We only had the one heater between us” (JC2, l. 9)', ['quote-attribution | l. 9']],
    [
      '> INT: So what was it like for you in there? Job Coach 2: It was like walking on very thin ice all the time.',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '“It was like walking on very thin ice. […] We only had the one heater” (JC1)',
      ['quote-other-speaker | We only had the one heater'],
    ],
    [
      '“It was like walking on thin ice all the time” (JC2)',
      ['quote-altered | on | on very', 'quote-other-speaker | JC2 | Job Coach 1'],
    ],
    [
      '“It was like walking on very thin ice” (participant 2, focus group)',
      ['quote-other-speaker | participant 2 | Job Coach 1'],
    ],
    [
      '“It was like walking on very thin ice,” Job Coach 2 said.',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '> It was like walking on very thin ice all the time.\n>\n> Job Coach 2',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '> It was like walking on very thin ice all the time.\\\n> Job Coach 2, focus group',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '> It was like walking on very thin ice all the time.\n\n— Job Coach 2',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    [
      '| Words | Who |\n|--|--|\n| “It was like walking on very thin ice” | Job Coach 2 |',
      ['quote-other-speaker | Job Coach 2 | Job Coach 1'],
    ],
    ['“It wasn’t a joke, it’s, it’s what kept us there”', ['quote-altered | it’s | it’s, um']],
    ['“It isn’t a joke, it’s, um, it’s what kept us there”', ["quote-altered | isn’t | wasn't"]],
    ['“It wasn’t a joke, it is, um, it’s what kept us there”', ["quote-altered | it is | it's"]],
    ['“It was like walking on the very thin ice”', ['quote-altered |  the | ']],
    ['“It was like walking on very thin, ice all the time”', ['quote-altered | thin, ice | thin ice']],
    [
      '“Now I walk on it, um, like everybody else does in winter. We only had the one heater”',
      ['quote-other-speaker | We only had the one heater'],
    ],
    ['“It was like walking [away] Now I walk on it”', ['quote-altered | Now']],
    [
      '“I have never had a thought like this before” (JC1)',
      ['quote-not-found | I have never had a thought like this before'],
    ],
  ];
  for (const [text, expected] of wrong)
    it(`is found out in ${text}`, async () => assert.deepEqual(await told(text), expected));

  it('is right once the place is corrected', async () => {
    for (const [place, corrected] of [
      ['JC1, interview 4', 'JC1, focus group'],
      ['JC1, Interview 4, l. 3', 'JC1, Focus group, l. 3'],
      ['JC1, focus group, l. 12', 'JC1, focus group, l. 3'],
      ['JC1, lines 12', 'JC1, lines 3'],
    ] as const) {
      const paper = `“It was like walking on very thin ice” (${place}).\n`;
      const manuscript = await readManuscriptText(paper, 'markdown');
      const [finding, ...others] = finish(checkManuscript(manuscript, corpus)).findings;
      assert.deepEqual(others, []);
      const { start, end, text } = correctionOf(finding!, manuscript, paper)!;
      const after = paper.slice(0, start) + text + paper.slice(end);
      assert.equal(after, paper.replace(place, corrected));
      assert.deepEqual(await told(after), []);
    }
  });

  it('is not checked, but said once, in a paper that translates all quotations', async () => {
    const paper = [
      '“Es war wie auf dünnem Eis zu gehen”',
      '“Wir hatten nur einen Ofen für alle”',
      '“Der Bus ist unterwegs liegen geblieben”',
    ];
    const found = await told(paper.map(one => `${one} (JC1).`).join('\n\n'));
    assert.deepEqual(found, ['quote-not-found | Es war wie auf dünnem Eis zu gehen']);
  });
});

describe('a quotation', () => {
  it('may have other apostrophes than the transcript, and be by whom the transcript’s own label says', async () => {
    const { corpus } = await readStudy(new NodeFileStore('media/sample-study'));
    const said = "I don't get to the fourth thing on day one just because she's crying";
    const block = "> INT: A refresher.\n>\n> R: That's the word they'd use on the invitation. But yes.\n";
    const papers = ["'", '’', 'ʼ'].map(sign => `“${said.replaceAll("'", sign)}” (Job Coach 3)\n`);
    for (const paper of [...papers, block]) {
      const manuscript = await readManuscriptText(paper, 'markdown');
      const { findings, quotations } = finish(checkQuotations(manuscript, corpus));
      assert.deepEqual([findings, quotations.map(({ state }) => state)], [[], ['verbatim']]);
    }
  });
});
