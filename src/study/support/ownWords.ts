// Words of ours, of Node and of VS Code that a line of the log may have. Everything else in it may be of a person.

/** Who listens to changes, and where failures happen, beside commands. A unit test looks for them in the code. */
export const OWN_NAMES = [
  'blind', 'blindItem', 'changes', 'codebook', 'codedView', 'coder', 'compare', 'comparison', 'conflicts', 'decorations',
  'definition', 'drop', 'encoding', 'focus', 'grid', 'keys', 'labels', 'lock', 'manuscript', 'manuscripts', 'memo',
  'memoDocuments', 'memos', 'memosView', 'participants', 'personalData', 'preview', 'problems', 'report', 'reports',
  'repository', 'ruler', 'search', 'segments', 'speakers', 'studies', 'transcripts', 'transcriptsView', 'uncertainSegments',
  'undo', 'walkthrough',
] as const; // prettier-ignore

export const GIT_COMMANDS = [
  'cat-file', 'config', 'diff-tree', 'for-each-ref', 'hash-object', 'log', 'ls-files', 'ls-tree', 'merge-base',
  'rev-parse', 'show-ref', 'symbolic-ref', 'update-index', '--version',
] as const; // prettier-ignore

export const ERROR_CLASSES = [
  'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
  'AbortError', 'Canceled', 'ChangedMeanwhile', 'CodeExpectedError', 'DOMException', 'Refusal',
  ...['EntryExists', 'EntryIsADirectory', 'EntryNotADirectory', 'EntryNotFound', 'FileExists', 'FileIsADirectory',
    'FileNotADirectory', 'FileNotFound', 'NoPermissions', 'Unavailable', 'Unknown'].flatMap(name => [
    `${name} (FileSystemError)`, `${name} (FileSystem Error)`]),
]; // prettier-ignore

export const ERROR_NUMBERS = [
  'EACCES', 'EAGAIN', 'EBADF', 'EBUSY', 'EEXIST', 'EINVAL', 'EIO', 'EISDIR', 'ELOOP', 'EMFILE', 'ENAMETOOLONG', 'ENFILE',
  'ENOENT', 'ENOMEM', 'ENOSPC', 'ENOTDIR', 'ENOTEMPTY', 'ENOTSUP', 'EPERM', 'EROFS', 'ETIMEDOUT', 'EXDEV', 'UNKNOWN',
] as const; // prettier-ignore

export const SYSTEM_CALLS = [
  'access', 'chmod', 'close', 'copyfile', 'fdatasync', 'fsync', 'ftruncate', 'fstat', 'link', 'lstat', 'mkdir', 'mkdtemp',
  'open', 'opendir', 'read', 'readlink', 'realpath', 'rename', 'rmdir', 'scandir', 'spawn', 'stat', 'symlink', 'unlink',
  'utime', 'watch', 'write',
] as const; // prettier-ignore

/** Lines of the log, as they are written all over the extension; what is in braces is masked by its kind. */
export const LINES = [
  '{own}: refused',
  '{path}: opened in {number} ms',
  '{path}: {number} transcripts read in {number} ms',
  '{path}: {number} files of an unfinished operation restored',
  'Places in {path} could not be kept: {failure}',
  '{path} does not follow: it is not saved',
  '{path} does not follow: it cannot be changed',
  '{path} does not follow: {text}',
  'coded view: painted after {number} ms',
  'An earlier text could not be read: {failure}',
  'A text could not be kept: {failure}',
  'The earlier texts could not be removed: {failure}',
  'Earlier texts: {failure}',
  'git {git} did not give all of its output in {path}',
  'read {path}: nothing, {number} ms',
  'read {path}: {number} bytes, {number} ms',
  'write {path}: nothing, {number} ms',
  'write {path}: {number} bytes, {number} ms',
  'git {git}: exit {number}, {number} bytes, {number} ms',
  'git {git}: ended, {number} bytes, {number} ms',
  'listener {own} ({parts}): {number} ms',
  'listener {own}: {number} ms',
  'delayed {own}: {number} ms',
  'lock {path}: {number} ms',
  'unlock {path}: {number} ms',
  '{own}: {failure}',
  '{class}: {message}',
  '{class}',
  '{path}: {text}',
] as const;

/** What failed, within a line. */
export const FAILURES = ['{class}: {message}', '{class}', '{message}'] as const;

/** What failures say in words that are not a person's. */
export const MESSAGES = [
  "{errno}: {text}, {call} '{path}' -> '{path}'",
  "{errno}: {text}, {call} '{path}'",
  '{errno}: {text}, {call}',
  'spawn {text} {errno}',
  "Unable to read file '{path}' ({failure})",
  "Unable to write file '{path}' ({failure})",
  "Unable to delete file '{path}' ({failure})",
  "Unable to resolve nonexistent file '{path}'",
  "Unable to delete nonexistent file '{path}'",
  "Cannot read properties of undefined (reading '{text}')",
  "Cannot read properties of null (reading '{text}')",
  "Cannot set properties of undefined (setting '{text}')",
  "Cannot set properties of null (setting '{text}')",
  '{text} is not a function',
  '{text} is not a constructor',
  '{text} is not iterable',
  '{text} is not defined',
  'Assignment to constant variable.',
  'Maximum call stack size exceeded',
  'Invalid array length',
  'Invalid string length',
  'Invalid time value',
  'Unexpected end of JSON input',
  'Unexpected token {text}',
  'The operation was aborted',
  'Canceled',
  'Channel has been closed',
  'Webview is disposed',
  'Illegal argument',
  "command '{own}' not found",
  "Cannot find module '{text}'",
  'TreeError [{text}] {text}',
  'permission denied',
  'not registered',
  'not all of it is read',
] as const;
