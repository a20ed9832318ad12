import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UnusableFile } from '../../../../../src/core/exchange/codebookIn/readXml';
import { filesOf } from '../../../../../src/core/exchange/projectIn/filesOf';
import { incomingStudy } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { SUPPLEMENT_FILE } from '../../../../../src/core/exchange/project/supplement';
import { exported } from '../exported';
import { richStudy } from '../richStudy';
import { archive, guid, projectXml } from './foreign';

async function refusal(bytes: Uint8Array, name = 'x.qdpx'): Promise<string> {
  try {
    await incomingStudy(name, bytes);
  } catch (error) {
    assert.ok(error instanceof UnusableFile, String(error));
    return error.message;
  }
  return assert.fail('it was read');
}

const project = (xml: string) => archive({ 'project.qde': xml });

describe('import of projects that mean harm', () => {
  it('refuses archives that grow, or name files outside of themselves', async () => {
    const zeros = new Uint8Array(100 * 2 ** 20).fill(32);
    const bomb = archive({ 'project.qde': projectXml({}), 'sources/a.txt': zeros });
    assert.ok(bomb.length < 2 ** 20);
    assert.match(await refusal(bomb), /more than 96 MB/);
    for (const name of [
      '../evil.txt',
      'sources/../../evil.txt',
      '/etc/passwd',
      'C:/evil.txt',
      '..\\evil.txt',
    ])
      assert.match(
        await refusal(archive({ 'project.qde': projectXml({}), [name]: 'x' })),
        /outside of itself, “.*”\. It is not read for safety/,
        name,
      );
    assert.match(await refusal(new Uint8Array(101 * 2 ** 20)), /larger than 100 MB/);
  });

  it('refuses document types, and with them entities', async () => {
    const xml = projectXml({
      sources: `<TextSource guid="${guid('s')}"><PlainTextContent>&a;</PlainTextContent></TextSource>`,
    });
    for (const type of [
      '[<!ENTITY a "aaaa">]',
      'SYSTEM "file:///etc/passwd"',
      '[<!ENTITY a SYSTEM "file:///etc/passwd">]',
    ])
      assert.match(
        await refusal(project(xml.replace('?>', `?><!DOCTYPE Project ${type}>`))),
        /document type/,
      );
    assert.match(await refusal(project(xml)), /not valid XML/);
  });

  it('refuses what is nested too deep, or too much', async () => {
    const code = `<Code guid="${guid('c')}" name="a" isCodable="true">`;
    assert.match(await refusal(project(projectXml({ codes: code.repeat(5000) }))), /nested/);
    assert.match(
      await refusal(project(projectXml({ codes: `${code}</Code>`.repeat(20_001) }))),
      /more than 20000 codes/,
    );
  });

  it('refuses what is no project', async () => {
    assert.match(await refusal(new Uint8Array([1, 2, 3])), /no project\.qde/);
    assert.match(await refusal(archive({ 'a.txt': 'x' })), /no project\.qde/);
    assert.match(await refusal(project('<Other/>')), /not a REFI-QDA project/);
    assert.match(await refusal(project('<Project')), /not valid XML/);
    assert.match(
      await refusal(archive({ 'a.qde': '<Project/>', 'b.qde': '<Project/>' })),
      /several projects: a\.qde, b\.qde/,
    );
    assert.match(
      await refusal(archive({ 'project.qde': Uint8Array.of(0x3c, 0xff, 0xfe, 0x80) })),
      /neither UTF-8/,
    );
  });

  it('makes paths that stay in the study, whatever sources are called', async () => {
    const names = [
      '../../etc/passwd',
      '/abs',
      'C:\\x\\y',
      '.hidden',
      '..',
      'memos/a.md',
      'con',
      'a:b*?',
      'a',
      'A',
      '',
      'node_modules/x',
      'x'.repeat(500),
    ];
    const sources = names
      .map(
        (name, i) =>
          `<TextSource guid="${guid(`${i}`)}" name="${name}"><PlainTextContent>Some text.</PlainTextContent></TextSource>`,
      )
      .join('');
    const study = await incomingStudy('x.qdpx', project(projectXml({ sources })));
    assert.deepEqual(
      study.transcripts.map(({ path }) => path),
      [
        ...[
          'etc/passwd.txt',
          'abs.txt',
          'C/x/y.txt',
          'hidden.txt',
          'transcript.txt',
          'memos-1/a.md',
          'con-.txt',
        ],
        ...[
          'a b.txt',
          'a.txt',
          'A 2.txt',
          'transcript 2.txt',
          'node_modules-1/x.txt',
          `${'x'.repeat(80)}.txt`,
        ],
      ],
    );
  });

  it('passes over a supplement that does not fit, and says so', async () => {
    const { entries } = await exported(richStudy(3).files);
    const damaged: readonly ((json: Record<string, unknown>) => void)[] = [
      json => void (json['schema'] = 2),
      json => void (json['codes'] = [{ id: '../x', name: 5, color: 'red', rank: 7 }]),
      json => void (json['study'] = { interviewers: 'INT', transcripts: ['../*'], turns: 5 }),
      json => void (json['memos'] = [{ path: '../../evil.md', front: 'x' }]),
      json => void ((json['codings'] as { fields: object }[])[0]!.fields = { status: 'evil', decisions: 5 }),
      json => void (json['codebook'] = { rules: [{ id: 1 }] }),
    ];
    for (const damage of damaged) {
      const json = JSON.parse(entries[SUPPLEMENT_FILE]!) as Record<string, unknown>;
      damage(json);
      const study = await incomingStudy(
        'x.qdpx',
        archive({ ...entries, [SUPPLEMENT_FILE]: JSON.stringify(json) }),
      );
      for (const { path } of filesOf(study)) assert.doesNotMatch(path, /\.\./);
    }
    const study = await incomingStudy('x.qdpx', archive({ ...entries, [SUPPLEMENT_FILE]: '{' }), {
      reading: { unit: 'code-points', crlf: 2, countsMark: false },
    });
    assert.match(study.findings.join('\n'), /does not fit it any more/);
    assert.ok(study.codings.length > 0);
  });
});

/** The bytes with something else at some places. */
const edits = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    length: fc.nat(30),
    byte: fc.nat(255),
    kind: fc.constantFrom('set', 'cut', 'double'),
  }),
  { minLength: 1, maxLength: 4 },
);

function edited(
  bytes: Uint8Array,
  list: readonly { at: number; length: number; byte: number; kind: string }[],
): Uint8Array {
  let now = [...bytes];
  for (const { at, length, byte, kind } of list) {
    const from = at % Math.max(now.length, 1);
    if (kind === 'set') now[from] = byte;
    else if (kind === 'cut') now.splice(from, length);
    else now = [...now.slice(0, from), ...now.slice(from, from + length), ...now.slice(from)];
  }
  return Uint8Array.from(now);
}

describe('import of damaged projects', () => {
  it('reads them or refuses them, in words for the user', async () => {
    const { bytes, entries } = await exported(richStudy(5).files);
    const xml = new TextEncoder().encode(entries['project.qde']);
    const supplement = new TextEncoder().encode(entries[SUPPLEMENT_FILE]);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom('archive', 'project', 'supplement'), async (list, what) => {
        const damaged =
          what === 'archive'
            ? edited(bytes, list)
            : what === 'project'
              ? archive({ ...entries, 'project.qde': edited(xml, list) })
              : archive({ ...entries, [SUPPLEMENT_FILE]: edited(supplement, list) });
        try {
          filesOf(await incomingStudy('x.qdpx', damaged));
          read++;
        } catch (error) {
          assert.ok(error instanceof UnusableFile, (error as Error).stack);
        }
      }),
      { numRuns: 450 },
    );
    assert.ok(read > 30);
  });
});
