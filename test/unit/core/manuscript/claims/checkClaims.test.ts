import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { type ClaimOptions, checkClaims } from '../../../../../src/core/manuscript/claims/checkClaims';
import { type Part, paperOf } from './paper';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';

describe('claims of a paper about the sample study', () => {
  let corpus: Corpus;
  before(async () => {
    ({ corpus } = await readStudy(new NodeFileStore('media/sample-study')));
  });

  /** What is found, as `words → instead`. */
  function found(parts: readonly Part[], options: ClaimOptions = {}): string[] {
    const paper = paperOf(parts);
    return finish(checkClaims(paper, corpus, options)).findings.map(
      ({ code, paragraph, start, end, instead }) => {
        const { text } = paper.paragraphs[paragraph]!;
        return `${code} ${text.slice(start, end)}${instead === undefined ? '' : ` → ${instead}`}`;
      },
    );
  }

  const first = '## A few weeks after training';
  const second = '## Part 2';

  it('takes every form that ties a number to a name', () => {
    const right = [
      'Useful tool (N = 5) came first.',
      'Of the codes, “useful tool” (n=5) came first.',
      'Useful Tool (N = 5; general; 100%) and Structure (3 of 5 participants, 60 %).',
      'Interesting principles was typical (4 of 5), as was Structure (N = 3).',
      'Interesting principles were mentioned by four of the five participants.',
      'Useful tool was mentioned by all five job coaches; Additional workload was also raised by 60% of participants.',
      'Four of the five job coaches mentioned “interesting principles”.',
      'Useful tool – N = 5',
      'Useful tool: 5 of 5',
      '1. Need for contacting patients’ former employers not addressed (N = 4), typical',
    ];
    assert.deepEqual(found([first, ...right]), []);
    assert.deepEqual(
      found([
        first,
        'Useful tool (N = 4) came first.',
        'Of the codes, “useful tool” (n=3) came first.',
        'Useful Tool (N = 5; typical; 100%) and Structure (3 of 5 participants, 61 %).',
        'Interesting principles was variant (4 of 5), as was Structure (N = 2).',
        'Interesting principles were mentioned by three of the six participants.',
        'Useful tool was mentioned by all four job coaches; Additional workload was also raised by 61% of participants.',
        'Three of the five job coaches mentioned “interesting principles”.',
        'Useful tool – N = 1',
        'Useful tool: 4 of 5',
        '1. Need for contacting patients’ former employers not addressed (N = 4), general',
      ]),
      [
        'count 4 → 5',
        'count 3 → 5',
        'label typical → general',
        'share 61 → 60',
        'label variant → typical',
        'count 2 → 3',
        'count three → four',
        'count six → five',
        'count four → five',
        'share 61 → 60',
        'count Three → Four',
        'count 1 → 5',
        'count 4 → 5',
        'label general → typical',
      ],
    );
  });

  it('says nothing of words that only look like names', () => {
    assert.deepEqual(
      found([
        first,
        'At that time the structure (n = 12) was in place, and useful tools (N = 3) were many.',
        'The structure was rare. We saw a structure; it was typical of the service (2 of 7 wards).',
        'Useful tool is one of the eleven codes of the theme, and in Structure two of the five said little.',
        'Structure (see Table 3), Structure (2019), Structure (N = 12 months), Structure (3 of the 4 women).',
        '> Useful tool (N = 1)',
        'Two of the five mentioned a useful tool only in passing.',
      ]),
      [],
    );
  });

  it('holds a figure against the group that a heading names, and all below it', () => {
    const claim = 'Compatibility with RESSORT (N = 3)';
    assert.deepEqual(found([first, claim, '### Benefits', claim, '## Discussion', claim]), []);
    assert.deepEqual(found([second, claim, '### Benefits', claim, '## Discussion', claim]), [
      'count 3 → 5',
      'count 3 → 5',
    ]);
    assert.deepEqual(found([second, 'Compatibility with RESSORT (7 of 9)']), []);
    assert.deepEqual(found([second, 'Compatibility with RESSORT (6 of 9)']), ['count 6 → 5', 'count 9 → 6']);
  });

  it('accepts any group where the paper names none, and says what there is in each', () => {
    assert.deepEqual(found(['N', ...[3, 5, 7].map(n => `Compatibility with RESSORT (N = ${n})`)]), []);
    const [finding] = finish(checkClaims(paperOf(['Compatibility with RESSORT (N = 4)']), corpus)).findings;
    assert.equal(
      finding!.message,
      '“Compatibility with RESSORT”: N is 7 in the whole study, 3 in “A few weeks after training (focus group)”, 5 in “Nine months after training (interviews)”, not 4.',
    );
    assert.equal(finding!.instead, undefined);
  });

  it('says how many figures and labels were compared, whatever became of them', () => {
    const figures = (...parts: Part[]) => finish(checkClaims(paperOf(parts), corpus)).figures;
    assert.equal(figures('Nothing of this kind (N = 5).'), 0);
    assert.equal(figures(first, 'Useful tool (N = 4, typical), Structure (3 of 5 participants, 60%).'), 4);
    assert.equal(
      figures('Structure was mentioned by four of the 12 women.'),
      0,
      'a part that no table knows',
    );
    const table = [['Code', 'N (%)', 'Label'], ['Useful tool', '5 (100)', 'rare'], ['Weather', '5 (100)', 'rare']]; // prettier-ignore
    assert.equal(figures(first, table), 3);
  });

  it('reads tables by their heads and captions', () => {
    const table = (n: string, percent: string, label: string) => [
      ['Themes and codes', 'N', '%', 'Label'],
      ['Lacks in the training', '5', '100', 'general'],
      ['1.1 Motivation problems not addressed', n, percent, label],
    ];
    const caption = 'Table 1. Codes in the focus group.';
    assert.deepEqual(found([caption, table('4', '80.0', 'typical')]), []);
    assert.deepEqual(found([table('4', '80', 'typical'), caption]), []);
    assert.deepEqual(found([caption, table('3', '80.0', 'typical')]), ['count 3 → 4']);
    assert.deepEqual(found([caption, table('4', '79.9', 'typical')]), ['share 79.9 → 80.0']);
    assert.deepEqual(found([caption, table('4', '80', 'variant')]), ['label variant → typical']);
    const both = [
      ['Code', 'Focus group: N (%)', 'Interviews: N (%)', 'Total: N (%)'],
      ['Compatibility with RESSORT', '3 (60)', '5 (83,3)', '7 (77.8%)'],
    ];
    assert.deepEqual(found([both]), []);
    assert.deepEqual(found([both.map(row => row.map(cell => cell.replace('5 (83,3)', '4 (83,4)')))]), [
      'count 4 → 5',
      'share 83,4 → 83,3',
    ]);
    const paper = [
      ['Themes and codes', 'Label'],
      ['Useful tool (N = 5)', 'general'],
      ['Structure (N = 2)', 'variant'],
    ];
    assert.deepEqual(found([caption, paper]), ['count 2 → 3', 'label variant → typical']);
  });

  it('reads heads in two rows, of which the upper ones are over several columns', () => {
    const table = (n: string) => [
      ['Theme', 'Part 1', '', 'Part 2', ''].map((head, i) => (i % 2 === 0 && i > 0 ? '' : head)),
      ['', 'N', '%', 'N', '%'],
      ['Compatibility with RESSORT', '3', '60', n, '83'],
    ];
    assert.deepEqual(found([table('5')]), []);
    assert.deepEqual(found([table('4')]), ['count 4 → 5']);
    assert.deepEqual(found([table('3')]), ['count 3 → 5']);
    const turned = (n: string) => [
      ['Theme', 'N', '', '%', ''],
      ['', 'Part 1', 'Part 2', 'Part 1', 'Part 2'],
      ['Compatibility with RESSORT', '3', n, '60', '83'],
    ];
    assert.deepEqual(found([turned('5')]), []);
    assert.deepEqual(found([turned('3')]), ['count 3 → 5']);
  });

  it('takes a row that only names a group for a head of those below it', () => {
    const table = (n: string) => [
      ['Code', 'N', 'Label'],
      ['Part 1'],
      ['Compatibility with RESSORT', '3', 'typical'],
      ['Part 2'],
      ['Compatibility with RESSORT', n, 'typical'],
    ];
    assert.deepEqual(found([table('5')]), []);
    assert.deepEqual(found([table('3')]), ['count 3 → 5']);
  });

  it('says numbers in figures, whatever the paper writes', () => {
    const paper = paperOf([second, 'Five of the six participants mentioned “Supporting supervisions”.']);
    const [finding] = finish(checkClaims(paper, corpus, {})).findings;
    assert.equal(
      finding!.message,
      '“Supporting supervisions”: N is 6 in “Nine months after training (interviews)”, not 5.',
    );
    assert.equal(finding!.instead, 'Six');
  });

  it('takes a table without a caption for that of the group in which most of it is right', () => {
    const rows = [
      ['Useful tool', '5'],
      ['Compatibility with RESSORT', '3'],
      ['Structure', '3'],
    ];
    assert.deepEqual(found([[['Code', 'N'], ...rows]]), []);
    // right in the interviews, but nothing else is
    assert.deepEqual(found([[['Code', 'N'], ...rows, ['Care network collaboration necessary', '0']]]), [
      'count 0 → 5',
    ]);
  });

  it('leaves out what is filled by a block, and takes the group of a block for that of its section', () => {
    const parts = ['## Results', 'Useful tool (N = 4)', 'Compatibility with RESSORT (N = 7)'];
    assert.deepEqual(found(parts), ['count 4']);
    assert.deepEqual(found(parts, { blocks: [{ start: 8, end: 29, scope: undefined }] }), []);
  });
});
