import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { CONFLICTS } from '../../src/core/records/openConflicts';
import { type FileKind, kindOfPath, mergeFiles } from '../../src/core/versions/merge/mergeFiles';
import type { GitRepository } from '../unit/node/gitRepository';

/** What syncing met, over all clones. */
export interface Tally {
  merges: number;
  rebases: number;
  /** Fields that a person had to decide, and lines of transcripts. */
  decided: number;
  texts: number;
}

/** Brings a clone and the remote together: push; when others were first, merge or rebase, and push again. */
export function sync(repository: GitRepository, how: 'merge' | 'rebase', tally: Tally): void {
  if (repository.tryGit('push', '-q', 'origin', 'main').status === 0) return;
  repository.git('fetch', '-q', 'origin');
  if (how === 'merge') {
    tally.merges++;
    const { status, err } = repository.tryGit('merge', '-q', '--no-edit', 'origin/main');
    if (status !== 0) {
      assert.equal(status, 1, err);
      settle(repository, tally);
      repository.git('commit', '-q', '--no-edit');
    }
  } else {
    tally.rebases++;
    let { status } = repository.tryGit('rebase', '-q', 'origin/main');
    for (let steps = 0; status !== 0; steps++) {
      assert.ok(steps < 100, 'a rebase ends');
      const isOpen = settle(repository, tally);
      ({ status } = repository.tryGit('rebase', isOpen ? '--continue' : '--skip'));
    }
  }
  repository.git('push', '-q', 'origin', 'main');
}

/** Decides, as a person would, what is in conflict. Says whether anything was. */
function settle(repository: GitRepository, tally: Tally): boolean {
  const stages = new Map<string, string[]>();
  for (const record of repository
    .git('ls-files', '--unmerged', '-z')
    .split('\0')
    .filter(one => one !== '')) {
    const [, oid, stage, file] = /^\d+ (\S+) (\d)\t(.*)$/s.exec(record)!;
    const oids = stages.get(file!) ?? [];
    oids[Number(stage)] = oid!;
    stages.set(file!, oids);
  }
  for (const [file, [, base, ours, theirs]] of stages) {
    const kind = kindOfPath(file);
    if (!kind) {
      tally.texts++;
      repository.git('checkout', '-q', '--ours', '--', file);
    } else {
      const read = (oid: string | undefined) =>
        oid === undefined ? '' : repository.tryGit('cat-file', 'blob', oid).out;
      tally.decided += isAPersonsConflict(kind, read(base), read(ours), read(theirs));
      decide(path.join(repository.path, file));
    }
    repository.git('add', '--', file);
  }
  return stages.size > 0;
}

type Json = Record<string, unknown>;

/** Both have changed one field of one record, each to something else: found field by field in the three versions. */
function isAPersonsConflict(kind: FileKind, base: string, ours: string, theirs: string): number {
  const merged = mergeFiles(kind, { base, ours, theirs });
  assert.ok(merged.ok, 'every version can be read');
  assert.ok(merged.value.conflicts.length > 0, 'git was told of a conflict where there is one');
  const sides = [base || '{}', ours, theirs].map(text => JSON.parse(text) as Json);
  for (const { list, id, field } of merged.value.conflicts) {
    const records = sides.map(side =>
      list === undefined ? side : (side[list] as Json[] | undefined)?.find(one => one['id'] === id),
    );
    const parts = records.map(record =>
      JSON.stringify(
        field === 'anchor' ? [record?.['text'], record?.['start'], record?.['end']] : record?.[field],
      ),
    );
    const bothMoved =
      field === 'parent' &&
      sides.slice(1).every(side => JSON.stringify(parents(side)) !== JSON.stringify(parents(sides[0]!)));
    assert.ok(
      bothMoved || new Set(parts).size === 3 || (!records[0] && parts[1] !== parts[2]),
      `${list} ${id} ${field}: ${parts.join(' | ')}`,
    );
  }
  return merged.value.conflicts.length;
}

function parents(codebook: Json): unknown[] {
  return ((codebook['codes'] ?? []) as Json[]).map(code => [code['id'], code['parent'], code['mergedInto']]);
}

/** Keeps what the field holds, in a file that reads as it is. */
function decide(file: string): void {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const settled = lines.map(line => {
    const record = /^(\{.*\})(,?)$/.exec(line);
    if (!record) return line;
    const { [CONFLICTS]: _, ...rest } = JSON.parse(record[1]!) as Json;
    return `${JSON.stringify(rest)}${record[2]}`;
  });
  JSON.parse(lines.join('\n'));
  fs.writeFileSync(file, settled.join('\n'));
}
