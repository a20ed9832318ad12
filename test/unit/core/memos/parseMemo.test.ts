import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as yaml from 'js-yaml';
import { isMemoFile } from '../../../../src/core/memos/analyticMemo';
import { memoFileName, newMemoText } from '../../../../src/core/memos/newMemo';
import { hasFrontMatter, parseMemo } from '../../../../src/core/memos/parseMemo';
import { segmentLink, segmentLinksIn } from '../../../../src/core/memos/segmentLinks';
import { collapseWhiteSpace } from '../../../../src/core/text/whiteSpace';
import { weirdText } from '../records/arbitraries';

const parse = (text: string) => parseMemo('memos/trust.md', text, yaml);
const TEXT = `---
codes: [trust, "Useful tool"]
transcripts:
  - 03.txt
  - interviews/01.txt
participants: jc1
coder: nd
created: 2026-11-22
mine: {a: [1]}
---

# Trust, again

It is [earned slowly](segment:k3f) and
then [kept
for long](segment:a%20b).
`;

describe('an analytic memo', () => {
  it('has what its front matter names, with lines, its first heading and its links', () => {
    assert.ok(hasFrontMatter(TEXT));
    assert.deepEqual(parse(TEXT), {
      path: 'memos/trust.md',
      title: 'Trust, again',
      codes: [
        { name: 'trust', line: 2 },
        { name: 'Useful tool', line: 2 },
      ],
      transcripts: [
        { name: '03.txt', line: 4 },
        { name: 'interviews/01.txt', line: 5 },
      ],
      participants: [{ name: 'jc1', line: 6 }],
      coder: { name: 'nd', line: 7 },
      created: '2026-11-22',
      text: '# Trust, again\n\nIt is [earned slowly](segment:k3f) and\nthen [kept\nfor long](segment:a%20b).',
      links: [
        { segment: 'k3f', line: 14, column: 7 },
        { segment: 'a b', line: 15, column: 6 },
      ],
      problems: [],
    });
  });

  it('needs no front matter, nor a heading', () => {
    for (const text of ['Only words.\n', '', '---\nno end\n', 'x\n---\ncodes: [a]\n---\n']) {
      assert.ok(!hasFrontMatter(text));
      const { title, codes, problems } = parseMemo('memos/on trust.md', text, undefined);
      assert.deepEqual([title, codes, problems], ['on trust', [], []]);
    }
  });

  it('says where its front matter is wrong, and reads the rest', () => {
    const found = (front: string) => {
      const { problems, text } = parse(`---\n${front}\n---\nWords.\n`);
      assert.equal(text, 'Words.');
      return problems.map(({ line, message }) => `${line}: ${message}`);
    };
    assert.deepEqual(found('coder: nd\ncodes: [a'), [
      '4: The front matter is not valid YAML: unexpected end of the stream within a flow collection.',
    ]);
    assert.deepEqual(found('- a'), ['2: The front matter is not a list of fields such as “codes: [trust]”.']);
    assert.deepEqual(found('created: x\ncodes:\n  a: b'), ['3: codes: expected a list of names.']);
    assert.deepEqual(found('coder: [a, b]'), ['2: coder: expected one value, not several.']);
    assert.deepEqual(found('codes:\ncoder: ""\nparticipants: ~'), []);
    assert.deepEqual(found('codes: &a [x]\ntranscripts: *a'), []);
  });

  it('reads whatever there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(weirdText, fc.constantFrom('---', 'codes: [', '- a', '# x', '[a](segment:b)'))),
        lines => {
          const memo = parse(lines.join('\n'));
          for (const { line } of [...memo.problems, ...memo.links, ...memo.codes])
            assert.ok(line >= 1 && line <= lines.join('\n').split('\n').length + 1);
        },
      ),
    );
  });

  it('comes back as it was begun', () => {
    const name = weirdText
      .filter(text => text.trim() !== '' && !/[\ud800-\udfff]/.test(text))
      .map(text => text.trim());
    fc.assert(
      fc.property(fc.array(name), fc.array(name), name, (codes, people, title) => {
        const begun = { title, codes, participants: people, transcripts: ['01.txt'], coder: 'nd' };
        const memo = parse(newMemoText({ ...begun, created: '2026-11-22T10:00:00Z' }));
        assert.deepEqual(memo.problems, []);
        const names = (mentions: typeof memo.codes) => mentions.map(one => one.name);
        assert.deepEqual([names(memo.codes), names(memo.participants)], [codes, people]);
        assert.deepEqual([names(memo.transcripts), memo.coder?.name], [['01.txt'], 'nd']);
        assert.equal(memo.created, '2026-11-22T10:00:00Z');
      }),
    );
  });

  it('is a Markdown file in memos', () => {
    for (const path of ['memos/a.md', 'memos/b c/ü.MD']) assert.ok(isMemoFile(path), path);
    for (const path of ['memos/a.txt', 'a.md', 'x/memos/a.md', 'memos/.a.md', 'memos/.b/a.md', 'memos/'])
      assert.ok(!isMemoFile(path), path);
  });

  it('gets a name that every system has, and that is free', () => {
    const taken = new Set(['trust.md', 'trust 2.md']);
    const of = (title: string) => memoFileName(title, name => taken.has(name));
    assert.equal(of('Trust'), 'Trust 3.md');
    assert.equal(of('a/b: “why?” * <c>'), 'a b “why ” c.md');
    assert.equal(of(' ..\n'), 'memo.md');
    assert.equal(of('x'.repeat(200)), `${'x'.repeat(80)}.md`);
  });
});

describe('a link to a passage', () => {
  it('leads to its segment, whatever its words and id are', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), id, weirdText, (words, segment, before) => {
        const plain = before.replace(/[[\]\\]/g, '');
        const link = segmentLink(words, segment);
        const [found, another] = segmentLinksIn(`${plain}${link} (and more)`);
        assert.deepEqual(
          [found, another],
          [{ segment, start: plain.length, end: plain.length + link.length }, undefined],
        );
      }),
    );
  });

  it('has the words on one line', () => {
    assert.equal(segmentLink(' a [b]\n*c*_d ', 'k3f'), '[a \\[b\\] \\*c\\*\\_d](segment:k3f)');
    assert.equal(collapseWhiteSpace(' a\n b '), 'a b');
  });

  it('is no other link, and none that goes on for ever', () => {
    for (const text of [
      '[a](http://segment:x)',
      '[a](segment:)',
      '[a] (segment:x)',
      `${'['.repeat(50_000)}](segment:`,
    ])
      assert.deepEqual(segmentLinksIn(text), []);
    assert.equal(segmentLinksIn(`${'['.repeat(50_000)}a](segment:x)`).length, 1);
  });
});
