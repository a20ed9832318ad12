import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A git repository for tests, free of what the person who runs them has set up. */
export class GitRepository {
  constructor(readonly path: string) {}

  static init(folder: string): GitRepository {
    fs.mkdirSync(folder, { recursive: true });
    const repository = new GitRepository(folder);
    repository.git('init', '-q', '-b', 'main');
    return repository;
  }

  git(...args: string[]): string {
    return this.gitWith('', ...args);
  }

  gitWith(input: string, ...args: string[]): string {
    const { status, out, err } = this.run(input, args);
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${err}`);
    return out.trim();
  }

  /** Runs a command that may fail. */
  tryGit(...args: string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
    return this.run('', args);
  }

  private run(input: string, args: readonly string[]) {
    const person = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
    const plain = [
      '-c',
      'commit.gpgsign=false',
      '-c',
      'core.autocrlf=false',
      '-c',
      'protocol.file.allow=always',
    ];
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_EDITOR: 'true',
    };
    const { status, stdout, stderr, error } = spawnSync('git', [...person, ...plain, ...args], {
      cwd: this.path,
      env,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (error) throw error;
    return { status, out: stdout, err: stderr };
  }

  write(file: string, content: string | Uint8Array): void {
    fs.mkdirSync(path.dirname(path.join(this.path, file)), { recursive: true });
    fs.writeFileSync(path.join(this.path, file), content);
  }

  /** Commits a version of a file and gives the name of its object. */
  commit(file: string, content: string | Uint8Array): string {
    this.write(file, content);
    this.git('--literal-pathspecs', 'add', '--', file);
    this.git('commit', '-q', '--allow-empty', '-m', 'Change');
    return this.git('hash-object', '--no-filters', '--', file);
  }
}
