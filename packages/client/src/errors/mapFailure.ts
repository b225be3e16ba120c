import type { DecodeFailure } from '@so-email/codecs'

type Leaf = Extract<DecodeFailure, { readonly _tag: 'Leaf' }>

/** More problems side by side than anybody reads. */
const most = 500

/** A tree with other leaves and other keys. */
export const mapFailure = (
  mapLeaf: (leaf: Leaf) => DecodeFailure,
  mapKey: (key: string) => string,
): ((failure: DecodeFailure) => DecodeFailure) => {
  const map = (failure: DecodeFailure): DecodeFailure => {
    switch (failure._tag) {
      case 'Leaf':
        return mapLeaf(failure)
      case 'Hidden':
        return failure
      case 'Key':
        return { ...failure, key: mapKey(failure.key), failure: map(failure.failure) }
      case 'All':
        return { ...failure, failures: failure.failures.slice(0, most).map(map) }
      case 'Union':
        return { ...failure, members: failure.members.map(map) }
    }
  }
  return map
}
