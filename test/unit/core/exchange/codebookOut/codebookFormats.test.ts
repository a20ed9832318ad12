import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { CODEBOOK_FORMATS } from '../../../../../src/core/exchange/codebookOut/codebookFormats';
import type { CodebookDocument } from '../../../../../src/core/exchange/codebookOut/codebookDocument';
import { codebookDocument } from '../../../../../src/core/exchange/codebookOut/codebookDocument';
import { countCodes } from '../../../../../src/core/analyses/frequency/countCodes';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { onRandomStudies } from '../../analyses/kit/onRandomStudies';
import { anyCodebook, documentOf } from '../randomCodebook';

async function written(document: CodebookDocument, id: string): Promise<Uint8Array | string> {
  const made = await CODEBOOK_FORMATS.find(one => one.id === id)!.write(document);
  return made instanceof Uint8Array ? made : [...made].join('');
}

/** What the schema of REFI-QDA asks of a codebook: elements in their order, attributes and their forms. */
function checkQdc(xml: string): void {
  const parser = new SaxesParser();
  const open: { name: string; children: string[] }[] = [];
  const guids = new Set<string>();
  parser.on('error', error => assert.fail(error));
  parser.on('opentag', ({ name, attributes }) => {
    open.at(-1)?.children.push(name);
    open.push({ name, children: [] });
    if (name === 'Set') assert.deepEqual(Object.keys(attributes).sort(), ['guid', 'name']);
    if (name === 'MemberCode') {
      assert.deepEqual(Object.keys(attributes), ['guid']);
      assert.ok(guids.has(attributes['guid']!), 'its code is there');
    }
    if (name !== 'Code') return;
    assert.deepEqual(Object.keys(attributes).sort(), ['color', 'guid', 'isCodable', 'name']);
    assert.match(
      attributes['guid']!,
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.match(attributes['color']!, /^#[0-9a-f]{6}$/);
    assert.ok(!guids.has(attributes['guid']!));
    guids.add(attributes['guid']!);
  });
  parser.on('closetag', () => {
    const { name, children } = open.pop()!;
    if (name === 'CodeBook') assert.deepEqual(children, ['Codes', 'Sets'].slice(0, children.length));
    if (name === 'Sets') assert.ok(children.length > 0 && children.every(child => child === 'Set'));
    if (name === 'Set')
      assert.ok(children.every((child, i) => child === 'MemberCode' || (child === 'Description' && i === 0)));
    if (name === 'Codes') assert.ok(children.length > 0 && children.every(child => child === 'Code'));
    if (name === 'Code')
      assert.ok(children.every((child, i) => child === 'Code' || (child === 'Description' && i === 0)));
    if (name === 'Description') assert.deepEqual(children, []);
  });
  parser.write(xml).close();
}

describe('the codebook as a document', () => {
  it('has the figures of the frequency table, for every code', async () => {
    await onRandomStudies(({ corpus, filters }) => {
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const { entries } = finish(codebookDocument(corpus, scope.value, 2));
      const counts = finish(countCodes(corpus.codebook, scope.value));
      assert.deepEqual(
        entries.map(({ code, counts: own }) => [code.id, own]),
        scope.value.codes.codes.map(({ id }) => [id, counts.get(id)]),
      );
    });
  });

  it('is well-formed in every format, whatever is in names and definitions', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async codebook => {
        const document = documentOf(codebook);
        checkQdc((await written(document, 'qdc')) as string);
        const html = (await written(document, 'html')) as string;
        assert.doesNotMatch(html, /<(?:script|img|b|iframe|link)\b/i);
        assert.equal(html.split('<section').length - 1, document.entries.length);
        const docx = unzipSync((await written(document, 'docx')) as Uint8Array);
        const xml = strFromU8(docx['word/document.xml']!);
        const parser = new SaxesParser();
        parser.on('error', error => assert.fail(error));
        parser.write(xml).close();
        for (const { level } of document.entries)
          assert.ok(xml.includes(`w:val="Heading${Math.min(level + 1, 6)}"`));
        JSON.parse((await written(document, 'json')) as string);
      }),
      { numRuns: 60 },
    );
  });
});
