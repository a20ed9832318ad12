// @ts-check
// Loaded before tsx, which would make CommonJS of this package, in which every call goes through a getter: hashing, and with it
// the tests of anchors, took twice as long.
require('@noble/hashes/sha2.js');
require('@noble/hashes/utils.js');
