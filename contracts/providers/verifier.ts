/** One verifier for all files of a process, which takes longer to start than most of them to verify; it ends with the process. */
import { startVerifier } from '@so-email/verifier'

export const verifier = startVerifier()
process.once('exit', verifier.close)
