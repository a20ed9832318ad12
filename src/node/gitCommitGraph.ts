import type { WalkedCommit } from '../study/gitPort';
import type { GitRunner } from './gitRunner';

/** A commit, and the name of the whole repository's tree at it. */
export interface GraphCommit extends WalkedCommit {
  readonly tree: string;
}

/** Begins a commit; no name of a person and no subject has it. */
const MARK = '\u0001';

const FORMAT = `--format=%x01%H%x00%T%x00%P%x00%an%x00%aI%x00%s`;

/** The commits of a repository, and which were made on which. */
export class GitCommitGraph {
  constructor(private readonly git: GitRunner) {}

  /**
   * All that lead to a commit, each after those that it was made on; undefined when git fails.
   * @param from names of commits; where it is given, only those after it, that itself, and those that others begin from
   */
  async commits(to: string, from: string | undefined): Promise<GraphCommit[] | undefined> {
    const range = from === undefined ? [to] : [to, `^${from}`];
    const log = await this.git.text('log', '--topo-order', '--reverse', '--no-color', FORMAT, ...range, '--');
    if (log === undefined) return undefined;
    const inside = parse(log, true);
    if (from === undefined) return inside;
    const known = new Set(inside.map(({ revision }) => revision.commit));
    const outside = inside.flatMap(({ parents: [first] }) =>
      first === undefined || known.has(first) || first === from ? [] : [first],
    );
    const start = await this.named([from]);
    const others = await this.named([...new Set(outside)]);
    if (!start || !others) return undefined;
    const bare = others.map(one => ({ ...one, parents: [], isAsked: false }));
    return [...bare, ...start.map(one => ({ ...one, parents: [] })), ...inside];
  }

  private async named(names: readonly string[]): Promise<GraphCommit[] | undefined> {
    if (names.length === 0) return [];
    const { bytes, isWhole } = await this.git.run(
      ['log', '--no-walk=unsorted', '--stdin', '--no-color', FORMAT],
      names.map(name => `${name}\n`).join(''),
    );
    return isWhole ? parse(bytes.toString('utf8'), true) : undefined;
  }
}

function parse(log: string, isAsked: boolean): GraphCommit[] {
  return log
    .split(MARK)
    .slice(1)
    .map(record => {
      const [commit = '', tree = '', parents = '', author = '', date = '', subject = ''] = record
        .replace(/\n$/, '')
        .split('\0');
      return {
        revision: { commit, author, date, subject },
        tree,
        parents: parents.split(' ').filter(Boolean),
        isAsked,
      };
    });
}
