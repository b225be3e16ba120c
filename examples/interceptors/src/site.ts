/** A site that nobody has: what is sent to it goes to the stub. */
export const site = 'https://crm.example.test/Cust12345'
