/**
 * The differences that are known between our operations and SuperOffice's own Swagger (12.2), each with its reason. A key
 * is the line that the report prints, in which `*` stands for any text. A line that explains nothing any more is reported
 * too, and is to be removed here.
 */

/**
 * Reasons by the differences that they explain.
 *
 * @category drift
 */
export type AllowList = Readonly<Record<string, string>>

/** @category drift */
export const allowList: AllowList = {
  'presence: request *.*, here required, there optional':
    'The Swagger has no required property at all; every documented sample has these.',
  'presence: answer *.*, here required, there optional':
    'The Swagger has no required property at all; every documented sample has these.',
  'retyped: * TableRight.Mask, here flags, there text':
    'A Swagger has no word for flags; as JSON they are names in a text, and we accept a number too.',
  'retyped: * FieldRight.Mask, here flags, there text':
    'A Swagger has no word for flags; as JSON they are names in a text, and we accept a number too.',
  'new: request EMailAccount.TableRight, TableRight':
    'The Swagger has one entity for both directions; the page does not list this in the request, as the server sets it.',
  'new: request EMailAccount.FieldProperties, dictionary':
    'The Swagger has one entity for both directions; the page does not list this in the request, as the server sets it.',
}
