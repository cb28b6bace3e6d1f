/** How Azure and Entra ID write their identifiers. Azure compares them without case. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
