import * as vscode from 'vscode';
import type { LogEntry, LogLevel } from '../../study/support/maskedLog';

/** Entries that are kept, and characters of each. */
const MAX_ENTRIES = 100;
const MAX_LENGTH = 5000;

const VALUES: Readonly<Record<LogLevel, vscode.LogLevel>> = {
  trace: vscode.LogLevel.Trace,
  debug: vscode.LogLevel.Debug,
  info: vscode.LogLevel.Info,
  warning: vscode.LogLevel.Warning,
  error: vscode.LogLevel.Error,
};

/** The extension’s log, of which VS Code gives nothing back: the last of it is kept in memory, for a report of a problem. */
export class KeptLog {
  private readonly kept: LogEntry[] = [];
  /** Writes to the log, and keeps what it writes. */
  readonly channel: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    const keep = (level: LogLevel, message: string | Error) => {
      if (isShown(level, log.logLevel)) this.keep(level, textOf(message));
    };
    this.channel = {
      name: log.name,
      get logLevel() {
        return log.logLevel;
      },
      onDidChangeLogLevel: log.onDidChangeLogLevel,
      trace: (message, ...args) => (keep('trace', message), log.trace(message, ...args)),
      debug: (message, ...args) => (keep('debug', message), log.debug(message, ...args)),
      info: (message, ...args) => (keep('info', message), log.info(message, ...args)),
      warn: (message, ...args) => (keep('warning', message), log.warn(message, ...args)),
      error: (message, ...args) => (keep('error', message), log.error(message, ...args)),
      append: value => log.append(value),
      appendLine: value => log.appendLine(value),
      replace: value => log.replace(value),
      clear: () => log.clear(),
      show: (...given: unknown[]) => (log.show as (...all: unknown[]) => void)(...given),
      hide: () => log.hide(),
      dispose: () => log.dispose(),
    };
  }

  /** The last entries, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.kept;
  }

  private keep(level: LogLevel, message: string): void {
    this.kept.push({ time: new Date().toISOString(), level, message: message.slice(0, MAX_LENGTH) });
    if (this.kept.length > MAX_ENTRIES) this.kept.shift();
  }
}

/** What the log shows, and failures even where it is off. */
function isShown(level: LogLevel, least: vscode.LogLevel): boolean {
  return VALUES[level] >= vscode.LogLevel.Info || (least !== vscode.LogLevel.Off && VALUES[level] >= least);
}

function textOf(message: unknown): string {
  return message instanceof Error ? (message.stack ?? String(message)) : String(message);
}
