import fs from 'node:fs/promises';
import path from 'node:path';
import type { LinkTarget } from '../study/fileStore';

/** What a path leads to, through all links in it; undefined when that is nothing. @param root the study's folder */
export async function linkTarget(root: string, file: string): Promise<LinkTarget | undefined> {
  try {
    const [realRoot, real] = await Promise.all([fs.realpath(root), fs.realpath(file)]);
    const relative = path.relative(realRoot, real).split(path.sep).join('/');
    const isInside = relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative);
    return { real: isInside ? relative : real, isInside };
  } catch {
    return undefined;
  }
}
