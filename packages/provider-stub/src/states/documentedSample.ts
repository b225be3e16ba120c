/**
 * The documented exchange: the documented request is answered with the documented response, byte for byte. The text is a copy,
 * because a published stub cannot read the contracts' samples; a contract compares the two.
 */
import * as t from 'io-ts'
import type { ScriptedAnswer } from '../Settings.js'

/** The account that the page's sample request saves. */
const documentedId = 270

export const documentedSample: ScriptedAnswer = {
  operation: 'SaveEMailAccount',
  matches: (input) => t.UnknownRecord.is(input) && input['EMailAccountId'] === documentedId,
  text: `{
  "EMailAccountId": 789,
  "EMailAddress": "veritatis",
  "AssociateId": 752,
  "IncomingCredentials": null,
  "OutgoingCredentials": null,
  "AccountStatus": 604,
  "ErrorCount": 696,
  "ErrorReason": "",
  "InboxFolder": "hic",
  "SentFolder": "et",
  "SimpleMode": 601,
  "LastFetch": "2021-07-18T16:32:38.9926739+02:00",
  "TableRight": null,
  "FieldProperties": {
    "fieldName": {
      "FieldRight": null,
      "FieldType": "System.Int32",
      "FieldLength": 803
    }
  }
}`,
}
