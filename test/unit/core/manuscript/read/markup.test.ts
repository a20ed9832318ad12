import assert from 'node:assert/strict';
import type { Paragraph } from '../../../../../src/core/manuscript/manuscript';
import {
  manuscriptFormat,
  readManuscript,
  readManuscriptText,
} from '../../../../../src/core/manuscript/read/readManuscript';
import { docxPaper } from '../paperFiles';

const told = ({ kind, text, cites, level }: Paragraph) =>
  [kind === 'heading' ? `h${level ?? ''}` : kind, text, ...(cites ?? [])] as const;
const read = async (text: string, format: 'markdown' | 'latex' | 'html') =>
  (await readManuscriptText(text, format)).paragraphs.map(told);

describe('what is text in a paper', () => {
  it('is known by the name of its file', () => {
    assert.equal(manuscriptFormat('a/b.c/Paper.QMD'), 'markdown');
    assert.equal(manuscriptFormat('paper.tex'), 'latex');
    assert.equal(manuscriptFormat('paper.docx'), 'docx');
    assert.equal(manuscriptFormat('paper.pdf'), undefined);
    assert.equal(manuscriptFormat('constructor'), undefined);
  });

  it('is what Pandoc and Quarto show of Markdown', async () => {
    const paper = [
      '---\ntitle: “No”\n---\n\n# Head {#sec-a .unnumbered}\n',
      'See @fig-1 and @smith20: it was so [@doe19, p. 5; -@roe]. A [link *here*](x.html){.c}, [name], a@b.org.\n',
      '$$\nx = “no”\n$$\n\nWith $n = 5$ and $\\beta_1$, `code`, `r nrow(x)`, H~2~O, a\\*b, 3 * 4, snake_case.\n',
      '<!-- “no”\n\nno -->\n\n::: {.callout-note}\nIn a division -- yes.\n:::\n\n[^n]: A note.\n',
      'Said^[In the run.] and done.[^n]\n\n> One\n> > Two\n\n1. First\n   on\n2. Second <b>bold</b><br>line\n',
      '```{python}\n"no"\n```\n\n~~~\nno\n~~~\n\n    no code\n\n<div class="x"><p>In &lt;HTML&gt;</p></div>\n',
    ].join('\n');
    assert.deepEqual(await read(paper, 'markdown'), [
      ['h1', 'Head'],
      ['text', 'See and : it was so . A link here, [name], a@b.org.', 8, 20],
      ['text', 'With n = 5 and , code, , H~2~O, a*b, 3 * 4, snake_case.'],
      ['text', 'In a division – yes.'],
      ['text', 'A note.'],
      ['text', 'Said and done.'],
      ['text', 'In the run.'],
      ['quote', 'One'],
      ['quote', 'Two'],
      ['text', 'First on'],
      ['text', 'Second bold line'],
      ['text', 'In <HTML>'],
    ]);
  });

  it('takes marks that are never closed in Markdown for what they are', async () => {
    const text = (paper: string) =>
      read(paper, 'markdown').then(all => all.map(([, words]) => words).join(' | '));
    assert.equal(await text('[a `b [c](d) $$e [f [g](h)'), '[a `b c $$e [f g');
    assert.equal(await text('a `b $$ c `` <!-- d -->e <!-- f'), 'a `b $$ c `` e <!– f');
    assert.equal(await text(`${'['.repeat(20_000)}a](b)`), `${'['.repeat(19_999)}a`);
  });

  it('goes on after what never ends in LaTeX', async () => {
    const text = (paper: string) =>
      read(paper, 'latex').then(all => all.map(([, words]) => words).join(' | '));
    assert.equal(await text('It cost 5$ only.\n\nWith $n = 5$.'), 'It cost 5$ only. | With n = 5.');
    assert.equal(await text('a $$x\n\nb \\(y\n\nc'), 'a $$x | b y | c');
    assert.equal(await text('a\\begin{equation}\n\nb\\begin{comment} c'), 'a | b c');
    assert.equal(await text('a \\foo[b\n\nc] d \\verb|e\n\nf|'), 'a [b | c] d |e | f|');
  });

  it('has no lines of tables in LaTeX', async () => {
    const table =
      '\\begin{tabular}{ll}\na & b \\\\ \\cmidrule(lr){2-3} \\cmidrule[1pt](l){1-1}\nc & d\n\\end{tabular}';
    assert.deepEqual(
      (await read(table, 'latex')).map(([, words]) => words),
      ['a', 'b', 'c', 'd'],
    );
  });

  it('ends a line of a quotation in HTML before who said it', async () => {
    const html =
      '<blockquote><p>I read <cite>Emma</cite> twice.<br><cite>Job Coach 1</cite></p></blockquote>';
    assert.deepEqual(await read(html, 'html'), [
      ['quote', 'I read Emma twice.'],
      ['quote', 'Job Coach 1'],
    ]);
  });

  it('is what LaTeX sets', async () => {
    const paper = [
      '\\documentclass{article}\\newcommand{\\x}{no}\n\\begin{document}\n\\maketitle\n\\subsection[short]{A \\emph{head}}\\label{a}',
      "``Don't,'' she said~\\parencite[see][p.~3]{doe}; \\enquote{a \\enquote*{b} c} and \"`d\"' \\% \\& caf\\'{e}\\ldots{} done. % no",
      'Next\\footnote{A note with \\textbf{bold}.} line\\\\[2pt] on \\href{http://x}{link}; $p < .05$, $\\frac{1}{2}$.',
      '',
      '\\begin{itemize}\n\\item One\n\\item Two\n\\end{itemize}\n\\begin{equation}\nno\n\\end{equation}',
      '\\begin{displayquote}[doe]\nBlock.\n\\end{displayquote}\n\\verb|a_b| and \\c{c}a, \\ss, na\\"ive, \\v s.',
      '\\begin{table}\\caption{A caption.}\\begin{tabular}{l@{ }r}\\hline a & b\\\\ c & \\textit{d} \\\\\\end{tabular}\\end{table}\n\\end{document}no',
    ].join('\n');
    assert.deepEqual(await read(paper, 'latex'), [
      ['h4', 'A head'],
      [
        ...['text', '“Don’t,” she said ; “a ‘b’ c” and „d“ % & café… done. Next line on link; p < .05, .'],
        18,
      ],
      ['text', 'A note with bold.'],
      ['text', 'One'],
      ['text', 'Two'],
      ['quote', 'Block.'],
      ['text', 'a_b and ça, ß, naïve, š.'],
      ['text', 'A caption.'],
      ['cell', 'a'],
      ['cell', 'b'],
      ['cell', 'c'],
      ['cell', 'd'],
    ]);
  });

  it('is what a browser shows of HTML', async () => {
    const paper =
      '<title>no</title><style>no</style><h3>Head</h3><p>One <q>two</q> &eacute;&#8211;&nbsp;<sup>3</sup><!-- no --></p>loose<blockquote>Block<p>again</p></blockquote><pre>no</pre><ul><li>item</ul>';
    assert.deepEqual(await read(paper, 'html'), [
      ['h3', 'Head'],
      ['text', 'One “two” é– 3'],
      ['text', 'loose'],
      ['quote', 'Block'],
      ['quote', 'again'],
      ['text', 'item'],
    ]);
  });

  it('is in a Word document as if all changes were accepted, with its notes', async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = `<w:p>${run('One ')}<w:ins>${run('two')}</w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:tab/><w:t>three</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p><w:p/><w:p><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>${run('Hanging')}</w:p><w:p><w:pPr><w:ind w:left="567"/></w:pPr>${run('Block')}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>${run('Wide')}</w:p></w:tc><w:tc><w:p>${run('C')}</w:p></w:tc></w:tr></w:tbl>`;
    const notes = `<w:footnote w:type="separator" w:id="0"><w:p>${run('no')}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run('A note.')}</w:p></w:footnote>`;
    const { paragraphs } = await readManuscript(docxPaper(body, notes), 'docx');
    assert.deepEqual(
      paragraphs.map(({ kind, text, cell, sourceOf }) => [kind, text, cell?.column, sourceOf(0, 1)]),
      (
        [
          ['text', 'One two three', undefined],
          ['text', 'Hanging', undefined],
          ['quote', 'Block', undefined],
          ['cell', 'Wide', 0],
          ['cell', 'C', 2],
          ['text', 'A note.', undefined],
        ] as const
      ).map(([kind, text, column], i) => [kind, text, column, { kind: 'paragraph', paragraph: i + 1 }]),
    );
  });

  it('ends in an error where a file is none', async () => {
    await assert.rejects(readManuscript(new Uint8Array([1, 2, 3]), 'docx'), /Word document/);
    await assert.rejects(readManuscript(new Uint8Array([0xe9, 0x20, 0, 0x20]), 'latex'), /not text/);
  });

  it('is read to its end whatever is left open', async () => {
    for (const text of [
      '\\begin{quote} {a',
      '\\enquote{a',
      '$a',
      '\\footnote{a',
      '\\',
      'a \\begin{tabular}',
      '\\"',
      '}}a',
    ])
      await read(text, 'latex');
    for (const text of [
      '[a',
      '`a',
      '<a',
      '$a',
      '^[a',
      '![a',
      '> [',
      '| a |\n|--|\n| b',
      '&#x110000;',
      '<!-- a',
    ])
      await read(text, 'markdown');
    for (const text of ['<p', '<table><td>a', '</td>', '<blockquote>', '&#x110000;'])
      await read(text, 'html');
  });
});
