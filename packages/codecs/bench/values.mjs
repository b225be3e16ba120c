// What every candidate is given: accounts of the documented response's shape, no two alike, some with everything filled.
const right = { Mask: 'Select, Update', Reason: '' }

const fieldProperties = (i) => ({
  fieldName: { FieldRight: i % 3 === 0 ? right : null, FieldType: 'System.Int32', FieldLength: 803 + i },
})

const credentials = (i) => ({
  ServiceAuthId: i,
  Server: `imap${i}.example.test`,
  Port: 993,
  AuthType: 'plain-text',
  Username: `user${i}`,
  Password: 'example only',
  TableRight: null,
  FieldProperties: null,
})

const account = (i, isFilled) => ({
  EMailAccountId: 789 + i,
  EMailAddress: `veritatis${i}@example.test`,
  AssociateId: 752 + i,
  IncomingCredentials: isFilled ? credentials(i) : null,
  OutgoingCredentials: isFilled ? credentials(i + 1) : null,
  AccountStatus: 4,
  ErrorCount: i % 5,
  ErrorReason: '',
  InboxFolder: 'hic',
  SentFolder: 'et',
  SimpleMode: 0,
  LastFetch: `2021-07-18T16:32:${String(i % 60).padStart(2, '0')}.9926739+02:00`,
  TableRight: isFilled ? right : null,
  FieldProperties: fieldProperties(i),
})

// Through JSON, as they come in life.
const fromJson = (value) => JSON.parse(JSON.stringify(value))

export const objects = fromJson(Array.from({ length: 64 }, (_, i) => account(i, false)))
export const texts = objects.map((each) => JSON.stringify(each))
export const batch = fromJson(Array.from({ length: 10_000 }, (_, i) => account(i, i % 2 === 0)))
export const bad = objects.map((each) => {
  const value = fromJson(each)
  value.FieldProperties.fieldName.FieldLength = '803'
  return value
})
