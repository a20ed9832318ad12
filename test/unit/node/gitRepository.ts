import { execFileSync } from 'node:child_process';
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
    const person = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
    const plain = [
      '-c',
      'commit.gpgsign=false',
      '-c',
      'core.autocrlf=false',
      '-c',
      'protocol.file.allow=always',
    ];
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', [...person, ...plain, ...args], {
      cwd: this.path,
      env,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }).trim();
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
