import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Codebook } from '../../../src/core/codebook/codebook';
import { parseCodebook, stringifyCodebook } from '../../../src/core/codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Sidecar } from '../../../src/core/coding/segment';
import { parseSidecarPath } from '../../../src/core/coding/sidecarName';
import type { Parsed } from '../../../src/core/records/parseRecords';
import { parseStudy, stringifyStudy } from '../../../src/core/studyFile/parseStudy';

const ROOT = path.resolve(__dirname, '../../../media/sample-study');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map(file =>
  file.split(path.sep).join('/'),
);
const transcripts = files.filter(file => file.endsWith('.txt'));
const sidecars = files.filter(file => file.endsWith('.coding.json'));

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

function parsed<T>(file: string, parse: (text: string) => Parsed<T>): T {
  const { value, problems, writable } = parse(read(file));
  assert.deepEqual(problems, [], file);
  assert.ok(writable && value, file);
  return value;
}

const sidecar = (file: string): Sidecar => parsed(file, parseSidecar);
const eachSegment = (check: (segment: Sidecar['segments'][number], text: string, where: string) => void) => {
  for (const file of sidecars) {
    const text = read(parseSidecarPath(file)!.transcript);
    for (const segment of sidecar(file).segments) check(segment, text, `${file}, segment ${segment.id}`);
  }
};

describe('the sample study', () => {
  it('has a focus group, coded by one, and six interviews, each coded by two', () => {
    const interviews = [1, 2, 3, 4, 5, 6].map(number => `interviews/interview-${number}.txt`);
    assert.deepEqual(transcripts.sort(), ['focus-group.txt', ...interviews]);
    assert.deepEqual(
      sidecars.sort(),
      [
        'focus-group.txt.c1.coding.json',
        ...interviews.flatMap(path => ['c1', 'c2'].map(coder => `${path}.${coder}.coding.json`)),
      ].sort(),
    );
  });

  it('stands on disk as the project writes it', () => {
    assert.equal(stringifyStudy(parsed('study.json', parseStudy)), read('study.json'));
    assert.equal(stringifyCodebook(parsed('codebook.json', parseCodebook)), read('codebook.json'));
    for (const file of sidecars) assert.equal(stringifySidecar(sidecar(file)), read(file), file);
  });

  it('is anchored to the transcripts as they are', () => {
    for (const file of sidecars) {
      const { transcript, coder } = parseSidecarPath(file)!;
      const text = read(transcript);
      const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
      assert.equal(sidecar(file).coder, coder);
      assert.deepEqual(sidecar(file).texts, { [sha256.slice(0, 12)]: { sha256, length: text.length } }, file);
      assert.ok(
        !text.includes('\r') && !text.startsWith('\uFEFF'),
        `${transcript} has LF line ends and no byte order mark`,
      );
    }
  });

  it('has every quote in its place, with what stands around it', () => {
    eachSegment((segment, text, where) => {
      const { start, end, quote, prefix, suffix } = segment;
      assert.equal(text.slice(start, end), quote, where);
      assert.equal(text.slice(Math.max(0, start - 32), start), prefix, where);
      assert.equal(text.slice(end, end + 32), suffix, where);
      assert.equal(quote, quote?.trim(), where);
    });
  });

  it('uses every code, and none that the codebook does not have', () => {
    const codebook = Codebook.of(parsed('codebook.json', parseCodebook));
    const used = new Set<string>();
    eachSegment((segment, _text, where) => {
      for (const code of segment.codes) {
        assert.ok(codebook.get(code), `${where}: ${code}`);
        used.add(code);
      }
    });
    const codes = codebook.inOrder().filter(code => !codebook.isTheme(code.id));
    assert.deepEqual([...used].sort(), codes.map(code => code.id).sort());
    assert.ok(codebook.roots().every(root => codebook.isTheme(root.id)));
    assert.ok(codebook.inOrder().every(({ description, color }) => description && color));
  });

  it('shows overlaps, nesting, several codes on a segment, memos, segments across turns, and uncoded text', () => {
    const segments = sidecars.flatMap(file => sidecar(file).segments.map(segment => ({ ...segment, file })));
    const pairs = segments.flatMap(a =>
      segments.filter(b => b.file === a.file && b.id !== a.id).map(b => ({ a, b })),
    );
    assert.ok(
      pairs.some(({ a, b }) => a.start < b.start && b.end < a.end),
      'nested',
    );
    assert.ok(
      pairs.some(({ a, b }) => a.start < b.start && b.start < a.end && a.end < b.end),
      'overlapping',
    );
    const several = segments.filter(segment => segment.codes.length > 1).length;
    assert.ok(several > segments.length / 5 && several < segments.length / 2, 'codes');
    assert.ok(segments.filter(segment => segment.memo).length >= 7, 'memos');
    assert.ok(
      segments.some(segment => /\nJob Coach \d:/.test(segment.quote!)),
      'across turns',
    );
    for (const path of transcripts) {
      const text = read(path);
      const isCoded = new Uint8Array(text.length);
      for (const { file, start, end } of segments) {
        if (parseSidecarPath(file)!.transcript === path) isCoded.fill(1, start, end);
      }
      const share = isCoded.reduce((sum, one) => sum + one, 0) / text.length;
      assert.ok(share > 0.3 && share < 0.8, `${path}: ${share}`);
    }
  });

  it('has two coders who agree on most, but not on all', () => {
    const key = ({ start, end, codes }: Sidecar['segments'][number]) =>
      `${start}-${end} ${[...codes].sort().join()}`;
    for (let number = 1; number <= 6; number++) {
      const [one, two] = ['c1', 'c2'].map(
        coder => sidecar(`interviews/interview-${number}.txt.${coder}.coding.json`).segments,
      );
      const same = one!.filter(a => two!.some(b => key(a) === key(b))).length;
      assert.ok(same >= one!.length / 2 && same < one!.length * 0.8, `interview ${number}: ${same}`);
    }
  });

  it('knows everyone who speaks', () => {
    const study = parsed('study.json', parseStudy);
    assert.equal(study.participants.length, 9);
    for (const path of transcripts) {
      const labels = read(path).match(/^(?:\[\d\d:\d\d:\d\d\] )?(?:INT|R|Job Coach \d)(?=: \S)/gm)!;
      const speakers = new Set(labels.map(label => label.replace(/^\[.*\] /, '')));
      speakers.delete('INT');
      const claims = study.participants.filter(participant => participant.transcripts?.includes(path));
      for (const label of speakers) {
        const owners = study.participants.filter(({ speakers: own = [] }) => own.includes(label));
        assert.equal(owners.length || claims.length, 1, `${path}: ${label}`);
      }
      assert.equal(speakers.size, path === 'focus-group.txt' ? 5 : 1, path);
    }
    const inGroup = ['jc1', 'jc2', 'jc3', 'jc4', 'jc5'];
    const interviewed = study.participants.filter(
      ({ id, transcripts: claimed }) => claimed || !inGroup.includes(id),
    );
    assert.equal(interviewed.length, 6);
    assert.equal(interviewed.filter(({ id }) => inGroup.includes(id)).length, 2);
  });
});
