/** A site that does not exist. Requests to it go to the stub. */
export const site = 'https://crm.example.test/Cust12345'
