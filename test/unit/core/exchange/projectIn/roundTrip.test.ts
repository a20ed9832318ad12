import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringifyCodebook, parseCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { incomingStudy } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { parseStudy, stringifyStudy } from '../../../../../src/core/studyFile/parseStudy';
import { decodeTranscript } from '../../../../../src/core/text/decode';
import { exported } from '../exported';
import { richStudy } from '../richStudy';

type Files = Readonly<Record<string, Uint8Array>>;

const textOf = (files: Files, path: string) => decodeTranscript(files[path]!).text;

/** What is the same after an export and an import, whatever it was anchored to: fields by name, in the order of ids. */
function plain(segment: Segment): object {
  const { text: _, quote: __, prefix: ___, suffix: ____, hashes: _____, ...rest } = segment;
  return rest;
}

/** A coding file as it is to come back: its segments whose place is certain, in whole characters of the text. */
function expected(file: Sidecar, text: string, isCertain: (id: string) => boolean): object {
  const isInPair = (at: number) => at > 0 && text.codePointAt(at - 1)! > 0xffff;
  const segments = file.segments
    .filter(({ id }) => isCertain(id))
    .map(segment => ({
      ...segment,
      start: segment.start - (isInPair(segment.start) ? 1 : 0),
      end: segment.end + (isInPair(segment.end) ? 1 : 0),
    }));
  const { texts: _, ...rest } = file;
  return { ...rest, segments: segments.map(plain).sort(byId) };
}

function byId(a: object, b: object): number {
  return (a as { id: string }).id < (b as { id: string }).id ? -1 : 1;
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('import of an exported study', () => {
  it('gives the very same study', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const { files } = richStudy(seed);
        const { corpus, bytes } = await exported(files);
        const study = await incomingStudy('study.qdpx', bytes);
        assert.equal(
          stringifyStudy(study.study),
          stringifyStudy(parseStudy(textOf(files, 'study.json')).value!),
        );
        assert.equal(
          stringifyCodebook(study.codebook),
          stringifyCodebook(parseCodebook(textOf(files, 'codebook.json')).value!),
        );
        for (const { path, text } of [...study.transcripts, ...study.memos])
          assert.equal(text, textOf(files, path), path);
        assert.deepEqual(study.findings, []);

        const known = Object.keys(files).filter(path => path.endsWith('.coding.json'));
        const paths = study.codings.map(({ path, sidecar }) => `${path}.${sidecar.coder}.coding.json`);
        assert.deepEqual(paths.sort(), known.sort());
        for (const { path, sidecar } of study.codings) {
          const before = parseSidecar(textOf(files, `${path}.${sidecar.coder}.coding.json`)).value!;
          const transcript = corpus.transcripts.find(one => one.path === path)!;
          const certain = new Set(
            transcript.all
              .filter(one => one.coder === sidecar.coder && (one.state === 'ok' || one.state === 'changed'))
              .map(({ segment }) => segment.id),
          );
          const wanted = expected(before, transcript.text, id => certain.has(id));
          const { texts: _, ...rest } = parseSidecar(stringifySidecar(sidecar)).value!;
          assert.deepEqual(json({ ...rest, segments: rest.segments.map(plain) }), json(wanted), path);
          for (const { start, end, quote } of sidecar.segments)
            assert.equal(quote, transcript.text.slice(start, end));
        }
        const others = Object.keys(files).filter(path => /\.(txt|md)$/.test(path));
        assert.deepEqual(
          [...study.transcripts, ...study.memos].map(({ path }) => path).sort(),
          others.sort(),
        );
      }),
      { numRuns: 150 },
    );
  });
});
