/** Files that several tests read. Their passwords are made up, and none may appear in an output. */
export const passwords = ['hunter2', 'sw0rdf1sh', 'n3w-s3cr3t'] as const

const credentials = (Password: string) => ({
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: null,
  Username: 'ops',
  Password,
})

export const files = {
  'account.json': JSON.stringify({
    EMailAddress: 'sales@example.test',
    AssociateId: 244,
    IncomingCredentials: credentials('hunter2'),
    OutgoingCredentials: { ...credentials('sw0rdf1sh'), Server: 'smtp.example.test', Port: 0 },
  }),
  'bare.json': '{"EMailAddress":"bare@example.test"}',
  'bad.ndjson': '{"EMailAddress":"a@example.test"}\n\n{"EMailAddress":5,"Associateid":3}\n{bad\n',
  'bad.json': `[
  {"EMailAddress": "a@example.test"},
  {"EMailAddress": "b@example.test",
   "IncomingCredentials": {"ServiceAuthId": 0, "Server": null, "Port": "993", "AuthType": null,
                           "Username": null, "Password": 12}}
]
`,
  'printed.json':
    '{"IncomingCredentials":{"ServiceAuthId":0,"Server":null,"Port":0,"AuthType":null,"Username":null,"Password":"<redacted>"}}',
  'no.json': 'EMailAddress: a@example.test\n',
  'good.ndjson': '{"EMailAddress":"a@example.test"}\n{"EMailAddress":"b@example.test"}\n',
  password: 'n3w-s3cr3t\n',
  settings: 'SUPEROFFICE_URL=https://crm.example.test\nSUPEROFFICE_USER=tje0\nSUPEROFFICE_PASSWORD=Tje0\n',
} as const
