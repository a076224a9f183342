/** The namespace of our signatures (`ssh-keygen -Y verify -n …`): a signature made for something else is none of ours. */
export const signatureNamespace = 'gangbiao-bundle';
