/** The form of identifiers in Azure and Entra ID. Azure ignores their case. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
