/** The mutations of the rows of `docs/faithfulness/provider-stub.md` about versions of a server. */
import { type Mutation, within } from './Mutation.js'

const stub = within('packages/provider-stub/src/versions/ServerVersion.ts')
const codecs = within('packages/codecs/src/entities/ServerVersion.ts')
const versions: Mutation['test'] = ['packages/provider-stub/test/versions.test.ts', '']

export const mutationsOfVersions: ReadonlyArray<Mutation> = [
  stub("defaultVersion: ServerVersion = '12.2'", "defaultVersion: ServerVersion = '12.4'")(versions)(
    'An account has the properties',
  ),
  codecs("SimpleMode: ['8', '9', ", "SimpleMode: ['8', ")(versions)('An account has the properties'),
  codecs("UseGraphApi: ['8', ", "UseGraphApi: ['8', '12.2', ")(versions)('`UseGraphApi`, which'),
]
