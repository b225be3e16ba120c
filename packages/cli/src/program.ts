/** The command line as commander knows it. */
import { Command } from 'commander'

/** The program; its commands are added in `commands/`. */
export const makeProgram = (version: string): Command =>
  new Command('so-email')
    .description('The e-mail accounts of SuperOffice: get, save, change, check and import them.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this text')
    .addHelpText(
      'after',
      '\nThere is no `export`: the API answers single accounts and has no list of them.\n\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.',
    )
