/** Whether the keyboard is that of a Mac. */
export const IS_MAC = navigator.platform.startsWith('Mac');
