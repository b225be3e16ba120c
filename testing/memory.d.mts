/** Collects what no one holds any more. */
export declare const collectGarbage: () => void

/** The bytes that this process holds after a collection, those outside of the heap included. */
export declare const heldBytes: () => number

/** The same without the bytes of buffers, which are given back later than they are let go. */
export declare const heldHeapBytes: () => number
