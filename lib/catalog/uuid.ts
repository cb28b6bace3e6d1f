/** The form of identifiers in Azure and Entra ID. Azure ignores their case. No flag, because JSON Schema has none. */
export const UUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
