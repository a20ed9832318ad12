import fs from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does work that may take long with a temporary file, which is removed when the user or the system ends the program meanwhile. */
export async function removedIfEnded<T>(temporary: string, work: () => Promise<T>): Promise<T> {
  const end = (signal: NodeJS.Signals) => {
    fs.rmSync(temporary, { force: true });
    forget();
    // with nobody listening the program ends as it would have
    process.kill(process.pid, signal);
  };
  const forget = () => SIGNALS.forEach(signal => process.off(signal, end));
  SIGNALS.forEach(signal => process.on(signal, end));
  try {
    return await work();
  } finally {
    forget();
  }
}
