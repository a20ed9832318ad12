import os from 'node:os';
import path from 'node:path';

/** Where programs of a user put what can be made again, by the custom of the system. */
export function userCacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env['XDG_CACHE_HOME'] && path.isAbsolute(env['XDG_CACHE_HOME'])) return env['XDG_CACHE_HOME'];
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] || path.join(os.homedir(), 'AppData', 'Local');
  return path.join(os.homedir(), '.cache');
}
