import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SeededRandom } from '../../../../src/core/base/random';
import { captureSegment } from '../../../../src/core/anchoring/anchors/capture';
import { findSpeakers } from '../../../../src/core/participants/speakers';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import { decodeAsWritten, decodeTranscript } from '../../../../src/core/text/decode';
import { textVersion } from '../../../../src/core/text/textVersion';
import { mergeFiles } from '../../../../src/core/versions/merge/mergeFiles';
import { recoverOperations } from '../../../../src/study/recovery';
import { Study } from '../../../../src/study/study';
import { DyingStore, Ended } from '../dyingStore';
import { MemoryFileStore } from '../memoryFileStore';
import { findSlowly, written } from './foundSlowly';
import { REPLACEMENTS, namedStudy } from './namedStudy';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const NOW = Date.parse('2031-05-01T10:00:00Z');
const gone = { own: 'later', hasEnded: () => true };

async function pseudonymised(disk: MemoryFileStore) {
  const study = await Study.open(disk);
  const plan = await study.planPseudonyms(REPLACEMENTS);
  assert.ok(plan.ok, plan.ok ? '' : plan.error);
  const done = await study.pseudonymise(plan.value);
  assert.ok(done.ok, done.ok ? '' : done.error);
  return { study, plan: plan.value };
}

function bytesOf(disk: MemoryFileStore): Record<string, string> {
  return Object.fromEntries(
    [...disk.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')] as const).sort(),
  );
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // quotes are stretches of a text, and can end within other words
  const { quote, prefix, suffix, ...rest } = value as Record<string, unknown>;
  const isStretch = typeof quote === 'string' && 'codes' in rest;
  const fields = isStretch ? rest : { quote, prefix, suffix, ...rest };
  return Object.entries(fields).flatMap(([key, one]) => [key, ...stringsOf(one)]);
}

/** Every text of a study’s files, whatever it is there. */
function textsOf(disk: MemoryFileStore): string[] {
  return [...disk.files].flatMap(([path, bytes]) => {
    const { text } = decodeTranscript(bytes);
    return path.endsWith('.json') ? stringsOf(JSON.parse(text)) : [text];
  });
}

/** Which codes each coder has in which turn, and whose that is. */
function countedOf({ corpus, file }: Study): string[] {
  const { transcripts, participants } = findSpeakers(
    file!,
    corpus.transcripts.map(({ path, labelled }) => ({ path, turns: labelled })),
  );
  return corpus.transcripts.flatMap(({ segments, turns }, t) =>
    segments.flatMap(({ coder, segment, start, end }) => {
      const [from, to] = turns.overlapping(start, end);
      return Array.from({ length: to - from }, (_, i) => {
        const owner = transcripts[t]!.turns.ofTurn[from + i]!;
        const who = owner < 0 ? owner : participants[owner]!.attributes?.['no'];
        return `${t} ${coder} ${segment.id} ${segment.codes.join()} ${from + i} ${String(who)}`;
      });
    }),
  );
}

describe('pseudonymising a study', () => {
  it('waits until segments that may have moved are confirmed, which other words would lose', async () => {
    const before =
      'INT: And then?\n\nP1: It was Anna who helped me to begin with it, every day of that year.\n';
    const words = 'Anna who helped me to begin with it, every day';
    const { id: version, sha256, length } = textVersion(before);
    const start = before.indexOf(words);
    const created = '2031-05-01T10:00:00Z';
    const codes = ['help-ab12'];
    const span = { start, end: start + words.length };
    const segment = captureSegment({ id: 'one', text: before, version, span, codes, created });
    const disk = new MemoryFileStore({
      'study.json': JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'] }),
      'codebook.json': JSON.stringify({ schema: 1, codes: [{ id: 'help-ab12', name: 'Help' }] }),
      'a.txt': `INT: A word before.\n\n${before.replace('who helped me to begin', 'that made us start')}`,
      'a.txt.nd.coding.json': JSON.stringify({
        ...{ schema: 1, coder: 'nd', status: 'complete' },
        texts: { [version]: { sha256, length } },
        segments: [segment],
      }),
    });
    const was = bytesOf(disk);
    const study = await Study.open(disk);
    assert.deepEqual(
      study.corpus.transcripts[0]!.segments.map(({ state }) => state),
      ['moved'],
    );
    const refused = await study.planPseudonyms([{ find: 'Anna', replacement: 'Clara', kind: 'name' }]);
    assert.ok(!refused.ok);
    assert.match(refused.error, /^a\.txt: 1 segment may have moved/);
    assert.deepEqual(bytesOf(disk), was);
    const elsewhere = await study.planPseudonyms([{ find: 'Ben', replacement: 'Clara', kind: 'name' }]);
    assert.ok(elsewhere.ok);
  });

  it('replaces words everywhere, leaves codings on their words, and is undone to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async seed => {
        const disk = await namedStudy(new SeededRandom(seed));
        const before = bytesOf(disk);
        const old = await Study.open(disk);
        const problems = old.problems.map(({ code }) => code).sort();
        const was = old.transcripts.map(({ text, turns, allSegments }) => ({ text, turns, allSegments }));
        const { study, plan } = await pseudonymised(disk);

        for (const text of textsOf(disk)) assert.deepEqual(findSlowly(text, REPLACEMENTS), [], text);
        const again = await study.planPseudonyms(REPLACEMENTS);
        assert.deepEqual(again.ok && again.value.rewrites.map(({ from }) => from), []);
        for (const path of disk.files.keys())
          assert.doesNotMatch(path.normalize('NFD'), /(?<!\p{L})(?:anna|weber|jose)(?!\p{L})/iu);
        assert.doesNotMatch(disk.text('study.json')!, /(?<!\p{L})(?:anna|weber|jose)(?!\p{L})/iu);
        assert.ok([...disk.files.keys()].every(path => !path.includes('journal')));
        assert.deepEqual(plan.remaining, []);

        const fresh = await Study.open(disk);
        // two segments within one name are on the same words afterwards, and stay two
        const others = fresh.problems.map(({ code }) => code).filter(code => code !== 'double-segment');
        assert.deepEqual(
          others.sort(),
          problems.filter(code => code !== 'double-segment'),
        );
        for (const now of [study, fresh]) {
          assert.equal(now.transcripts.length, was.length);
          const order = old.transcripts.map(
            ({ path }) => plan.rewrites.find(one => one.from === path)?.to ?? path,
          );
          for (const [t, { text, turns, allSegments }] of was.entries()) {
            const found = findSlowly(text, REPLACEMENTS, [...turns.starts]);
            const transcript = now.transcript(order[t]!)!;
            const after = new Map(transcript.allSegments.map(one => [`${one.coder}/${one.segment.id}`, one]));
            assert.equal(after.size, allSegments.length);
            for (const { coder, segment, start, end } of allSegments) {
              const one = after.get(`${coder}/${segment.id}`)!;
              const grown = {
                start: Math.min(
                  start,
                  ...found.filter(f => f.start < start && start < f.end).map(f => f.start),
                ),
                end: Math.max(end, ...found.filter(f => f.start < end && end < f.end).map(f => f.end)),
              };
              let expected = '';
              for (let at = grown.start; at < grown.end;) {
                const here = found.find(f => f.start === at);
                expected += here ? written(text, here) : text[at]!;
                at = here ? here.end : at + 1;
              }
              assert.equal(one.state, 'ok');
              assert.equal(transcript.text.slice(one.start, one.end), expected);
              const { quote, prefix = '', suffix = '' } = one.segment;
              if (segment.quote !== undefined) assert.equal(quote, expected);
              if (quote !== undefined) assert.ok(transcript.text.includes(prefix + quote + suffix));
              assert.deepEqual(one.segment.codes, segment.codes);
            }
          }
        }
        assert.deepEqual(
          countedOf(fresh)
            .map(line => line.slice(2))
            .sort(),
          countedOf(old)
            .map(line => line.slice(2))
            .sort(),
        );

        const undone = await study.undo();
        assert.ok(undone.ok, undone.ok ? '' : undone.error);
        assert.deepEqual(bytesOf(disk), before);
        const after = bytesOf(disk);
        assert.ok((await study.redo()).ok);
        assert.notDeepEqual(bytesOf(disk), after);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps encoding, byte order mark and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async seed => {
        const disk = await namedStudy(new SeededRandom(seed));
        const before = new Map(disk.files);
        const { plan } = await pseudonymised(disk);
        for (const { from, to } of plan.rewrites.filter(one => one.from.endsWith('.txt'))) {
          const [was, is] = [decodeAsWritten(before.get(from)!), decodeAsWritten(disk.files.get(to)!)];
          const shape = (text: string) => [text.startsWith('\ufeff'), ...(text.match(/\r\n?|\n/g) ?? [])];
          assert.equal(is.encoding, was.encoding);
          assert.deepEqual(shape(is.text), shape(was.text));
        }
      }),
      { numRuns: 20 },
    );
  });

  for (const what of ['do', 'undo'] as const) {
    it(`is done in all files or in none, wherever the program is ended: ${what}`, async () => {
      await fc.assert(
        fc.asyncProperty(seeds, fc.boolean(), async (seed, isDone) => {
          const begun = await namedStudy(new SeededRandom(seed));
          for (let write = 1, isOver = false; !isOver; write++) {
            const disk = new MemoryFileStore();
            for (const [path, bytes] of begun.files) disk.files.set(path, bytes);
            const store = new DyingStore(disk, Infinity, isDone);
            const study = await Study.open(store);
            const plan = await study.planPseudonyms(REPLACEMENTS);
            assert.ok(plan.ok);
            if (what === 'undo') assert.ok((await study.pseudonymise(plan.value)).ok);
            const before = bytesOf(disk);
            store.endAt(write);
            try {
              await (what === 'do' ? study.pseudonymise(plan.value) : study.undo());
            } catch (error) {
              if (!(error instanceof Ended)) throw error;
            }
            isOver = !store.isEnded;
            const recovered = await recoverOperations(new DyingStore(disk, Infinity, true, gone), NOW);
            assert.deepEqual(recovered.failures, []);
            assert.ok([...disk.files.keys()].every(path => !path.includes('journal')));
            const now = bytesOf(disk);
            if (JSON.stringify(now) === JSON.stringify(before)) continue;
            // all was written, and only the journal was left
            const isPseudonymised = disk.files.has('pseudonymised.json');
            assert.equal(isPseudonymised, what === 'do');
            const left = textsOf(disk).some(text => findSlowly(text, REPLACEMENTS).length > 0);
            assert.equal(left, what === 'undo');
          }
        }),
        { numRuns: 2 },
      );
    });
  }

  it('writes nothing where a file was changed since it was planned', async () => {
    const disk = await namedStudy(new SeededRandom(7));
    for (const path of disk.files.keys()) {
      const copy = new MemoryFileStore();
      for (const [one, bytes] of disk.files) copy.files.set(one, bytes);
      const study = await Study.open(copy);
      const plan = await study.planPseudonyms(REPLACEMENTS);
      assert.ok(plan.ok);
      if (!plan.value.rewrites.some(one => one.from === path)) continue;
      copy.put(path, new Uint8Array([...copy.files.get(path)!, 10, 10]));
      const before = bytesOf(copy);
      const done = await study.pseudonymise(plan.value);
      assert.ok(!done.ok);
      assert.match(done.error, /changed in the meantime|not saved/);
      assert.deepEqual(bytesOf(copy), before);
    }
  });

  it('takes all back where a file is changed while others are written', async () => {
    const disk = await namedStudy(new SeededRandom(11));
    const study = await Study.open(disk);
    const plan = await study.planPseudonyms(REPLACEMENTS);
    assert.ok(plan.ok);
    const last = plan.value.rewrites.findLast(one => one.from === one.to)!.from;
    const before = bytesOf(disk);
    const other = new TextEncoder().encode('{"schema": 1}');
    disk.meanwhile = path => {
      if (path === last) disk.put(path, other);
    };
    const done = await study.pseudonymise(plan.value);
    assert.ok(!done.ok);
    assert.match(done.error, /changed in the meantime/);
    assert.deepEqual(bytesOf(disk), { ...before, [last]: Buffer.from(other).toString('base64') });
  });

  it('leaves out a place that is to stay', async () => {
    const disk = await namedStudy(new SeededRandom(5));
    const study = await Study.open(disk);
    const all = await study.planPseudonyms(REPLACEMENTS);
    assert.ok(all.ok);
    const place = all.value.places.find(one => one.in === 'text')!;
    const plan = await study.planPseudonyms(REPLACEMENTS, { kept: new Set([place.key]) });
    assert.ok(plan.ok);
    assert.ok((await study.pseudonymise(plan.value)).ok);
    const path = plan.value.rewrites.find(one => one.from === place.path)?.to ?? place.path;
    assert.equal(findSlowly(study.transcript(path)!.text, REPLACEMENTS).length, 1);
  });

  it('refuses while an editor has unsaved changes', async () => {
    const disk = await namedStudy(new SeededRandom(3));
    const study = await Study.open(disk);
    const plan = await study.planPseudonyms(REPLACEMENTS);
    assert.ok(plan.ok);
    const { path, text } = study.transcripts[0]!;
    study.openLive(path, text);
    study.editLive(path, [{ start: 0, end: 0, text: 'x' }]);
    const before = bytesOf(disk);
    const [done, again] = [await study.pseudonymise(plan.value), await study.planPseudonyms(REPLACEMENTS)];
    for (const one of [done, again]) assert.match(one.ok ? '' : one.error, /not saved/);
    assert.deepEqual(bytesOf(disk), before);
  });

  it('changes the text of a transcript that an editor shows', async () => {
    const disk = await namedStudy(new SeededRandom(13));
    const study = await Study.open(disk);
    study.openLive('03.txt', study.transcript('03.txt')!.text);
    const plan = await study.planPseudonyms(REPLACEMENTS);
    assert.ok(plan.ok);
    assert.ok((await study.pseudonymise(plan.value)).ok);
    const now = () => study.transcript('03.txt')!;
    assert.equal(now().text, decodeTranscript(disk.files.get('03.txt')!).text);
    assert.ok(now().allSegments.every(({ state }) => state === 'ok'));
    study.reloadedLive('03.txt');
    await study.closeLive('03.txt');
    assert.ok((await study.undo()).ok);
    assert.equal(now().text, decodeTranscript(disk.files.get('03.txt')!).text);
    assert.notDeepEqual(findSlowly(now().text, REPLACEMENTS), []);
  });

  it('replaces the quotes of segments whose words are gone, which stay where they are', async () => {
    const disk = await namedStudy(new SeededRandom(1));
    const lost = { id: 'lost', text: 'aaaaaaaaaaaa', start: 3, end: 30, codes: ['fear-x7k2'] };
    const segment = {
      ...lost,
      quote: 'Weber, whom nobody knows here',
      prefix: 'of Anna ',
      suffix: ' says Ann',
    };
    const texts = { aaaaaaaaaaaa: { sha256: 'a'.repeat(64), length: 40 } };
    disk.put('03.txt.zz.coding.json', JSON.stringify({ schema: 1, coder: 'zz', texts, segments: [segment] }));
    const { plan } = await pseudonymised(disk);
    assert.deepEqual(plan.uncertain, [{ transcript: '03.txt', coder: 'zz', segment: 'lost' }]);
    const { segments } = JSON.parse(disk.text('03.txt.zz.coding.json')!) as { segments: unknown[] };
    assert.deepEqual(segments, [
      { ...segment, quote: 'Person 1, whom nobody knows here', prefix: 'of ', suffix: ' says ' },
    ]);
  });

  it('leaves files that merge with what others have coded meanwhile', async () => {
    const disk = await namedStudy(new SeededRandom(21));
    const before = new Map(disk.files);
    const { plan } = await pseudonymised(disk);
    let merged = 0;
    for (const { from, to } of plan.rewrites) {
      if (!from.endsWith('.coding.json')) continue;
      const base = decodeTranscript(before.get(from)!).text;
      const value = JSON.parse(base) as { segments: { id: string }[] };
      const theirs = { ...value, segments: [...value.segments, { ...value.segments[0], id: 'zz-fresh' }] };
      const result = mergeFiles('sidecar', { base, ours: disk.text(to)!, theirs: JSON.stringify(theirs) });
      assert.ok(result.ok);
      assert.deepEqual(result.value.conflicts, []);
      const all = (JSON.parse(result.value.text) as { segments: { id: string }[] }).segments;
      assert.equal(all.length, theirs.segments.length);
      merged++;
    }
    assert.ok(merged > 0);
  });

  it('does not take a journal at its word that names files of other programs', async () => {
    const disk = new MemoryFileStore({ 'study.json': '{"schema": 1, "name": "", "transcripts": []}' });
    for (const path of ['.git/hooks/post-checkout', '../a.txt', '/a.txt', 'node_modules/a.txt']) {
      const whole = [{ from: path, to: path, size: 2 }];
      const head = { schema: 2, at: '2030-01-01T00:00:00Z', what: 'x', files: [], whole };
      disk.put('.transcript-coder-0123456789abcdef.journal', `${JSON.stringify(head)}\nhi`);
      await recoverOperations(disk, NOW);
      assert.equal(disk.files.has(path), false);
      const [problem] = (await Study.open(disk)).problems;
      assert.match(problem!.message, /damaged or of a newer version/);
    }
  });

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['two speakers would be one', { Anna: 'Person 1', Ben: 'Person 1' }, /somebody else/],
    ['a label would be none', { Anna: 'what is said, then' }, /the label of another speaker, or none/],
    ['turns would begin elsewhere', { Ben: 'Name 5' }, /turns would begin elsewhere/],
    ['other words to replace come of it', { Anna: 'Mia', 'Mia Weber': 'Person 1' }, /cannot be the|come of/],
    ['a replacement is itself replaced', { Anna: 'Ben', Ben: 'Person 1' }, /which is replaced itself/],
    ['there is no replacement', { Anna: ' ' }, /no replacement/],
    ['nothing could be found', { '…': 'x' }, /no letters/],
  ];
  for (const [why, words, message] of refused)
    it(`refuses where ${why}`, async () => {
      const study = await Study.open(speakers());
      const planned = await study.planPseudonyms(listOf(words));
      assert.match(planned.ok ? 'planned' : planned.error, message);
    });

  it('leaves transcripts in their groups and reports, whatever patterns match their new names', async () => {
    const disk = new MemoryFileStore({
      'study.json': JSON.stringify({
        schema: 1,
        name: '',
        transcripts: ['i/anna*.txt', 'i/ben.txt', 'i/q.txt'],
        groups: [
          { id: 'a', transcripts: ['i/anna*.txt'] },
          { id: 'rest', transcripts: ['i/*.txt', '!i/anna*.txt'] },
          { id: 'people', transcripts: ['i/Person*.txt', 'i/q.txt'] },
        ],
        reports: [
          { id: 'r', name: 'R', analysis: 'frequency', scope: { transcripts: ['i/anna*.txt'] } },
          { id: 's', name: 'S', analysis: 'frequency', scope: { queries: ['transcript:i/anna*.txt'] } },
        ],
      }),
      'i/anna-weber.txt': 'Anna: Yes.\n',
      'i/ben.txt': 'Ben: Yes.\n',
      'i/q.txt': 'Q: Yes.\n',
    });
    const study = await Study.open(disk);
    const plan = await study.planPseudonyms(
      listOf({ Anna: 'Person 1', 'Anna Weber': 'Person 1', Ben: 'Person 2' }),
    );
    assert.ok(plan.ok && (await study.pseudonymise(plan.value)).ok);
    const { groups, reports } = study.file!;
    const matched = [...groups, { transcripts: reports![0]!.scope!.transcripts! }].map(({ transcripts }) =>
      study.transcripts.map(({ path }) => path).filter(path => PathMatcher.of(transcripts).matches(path)),
    );
    assert.deepEqual(matched, [
      ['i/Person-1.txt'],
      ['i/q.txt'],
      ['i/Person-2.txt', 'i/q.txt'],
      ['i/Person-1.txt'],
    ]);
    assert.doesNotMatch(JSON.stringify([study.file!.transcripts, groups, reports![0]]), /anna/);
    assert.deepEqual(
      plan.value.remaining.map(({ reason }) => reason),
      ['The field “reports › s › scope › queries › 1” stays as it is.'],
    );
  });

  it('gives two labels of one participant the same replacement', async () => {
    const disk = speakers();
    const participants = [{ id: 'anna', speakers: ['Anna', 'ANNA'] }];
    disk.put('study.json', JSON.stringify({ schema: 1, name: '', transcripts: ['*.txt'], participants }));
    const study = await Study.open(disk);
    const plan = await study.planPseudonyms(listOf({ Anna: 'Person 1', ANNA: 'Person 1', Ben: 'Person 2' }));
    assert.ok(plan.ok && (await study.pseudonymise(plan.value)).ok);
    assert.deepEqual(study.transcripts[0]!.turns.labels(), ['Person 1', 'Person 2']);
    assert.deepEqual(study.file!.participants, [{ id: 'person-1', speakers: ['Person 1'] }]);
  });
});

function speakers(): MemoryFileStore {
  return new MemoryFileStore({
    'study.json': '{"schema": 1, "name": "", "transcripts": ["*.txt"]}',
    'a.txt': 'Anna: I saw Anna Weber.\n\nBen: Hello to you.\n\nANNA: And again.\n\nBen: Yes.\n',
  });
}

function listOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([find, replacement]) => ({ find, replacement, kind: 'name' as const }));
}
