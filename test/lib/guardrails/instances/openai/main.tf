variable "location" { type = string }
variable "group" { type = string }
resource "azurerm_cognitive_account" "this" {
  count                         = 1
  name                          = "mod-${var.location}"
  location                      = var.location
  resource_group_name           = var.group
  kind                          = "OpenAI"
  sku_name                      = "S0"
  custom_subdomain_name         = "mod-${var.location}"
  public_network_access_enabled = false
  local_auth_enabled            = false
}
resource "azurerm_cognitive_deployment" "zero" {
  name                 = "zero"
  cognitive_account_id = azurerm_cognitive_account.this[0].id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "splat" {
  name                 = "splat"
  cognitive_account_id = one(azurerm_cognitive_account.this[*].id)
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
output "account_id" { value = azurerm_cognitive_account.this[0].id }
