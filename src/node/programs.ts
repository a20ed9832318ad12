import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import os from 'node:os';
import type { Programs } from '../study/fileStore';

/** `<process>-<machine>`. */
const NAME = /^(\d+)-([0-9a-f]{8})$/;

/** Names this program. */
export function programName(): string {
  return `${process.pid}-${machine()}`;
}

/** Whether a program has ended; undefined of one on another machine. */
export function hasEnded(name: string): boolean | undefined {
  const [, id, where] = NAME.exec(name) ?? [];
  if (id === undefined || where !== machine()) return undefined;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** The programs on this machine. */
export const nodePrograms: Programs = {
  get own() {
    return programName();
  },
  hasEnded,
};

let machineHash: string | undefined;

/** Names the machine, or the container on it: in one of these a process's number means one process. */
function machine(): string {
  machineHash ??= createHash('sha256')
    .update(`${os.hostname()} ${processNamespace()}`)
    .digest('hex')
    .slice(0, 8);
  return machineHash;
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
