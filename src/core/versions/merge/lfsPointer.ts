const BEGIN = 'version https://git-lfs.github.com/spec/';

/** Whether a text is what Git LFS keeps in a repository instead of the file itself (Git LFS, specification 1). */
export function isLfsPointer(text: string): boolean {
  return text.startsWith(BEGIN) && text.length < 1024;
}
