terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm", version = "~> 4.81" }
    azapi   = { source = "Azure/azapi", version = "2.12.0" }
  }
}
provider "azurerm" {
  features {}
  subscription_id = "00000000-0000-0000-0000-000000000001"
  client_id       = "00000000-0000-0000-0000-000000000002"
  client_secret   = "not-a-real-secret"
  tenant_id       = "00000000-0000-0000-0000-000000000003"
}
provider "azapi" {}
resource "azurerm_resource_group" "main" {
  name     = "rg-ai"
  location = "swedencentral"
}
module "openai" {
  source         = "./openai"
  name           = "oai-team"
  resource_group = azurerm_resource_group.main.name
  location       = azurerm_resource_group.main.location
}
resource "azurerm_role_assignment" "owner" {
  scope                = module.openai.id
  role_definition_name = "Owner"
  principal_id         = "4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e99"
}
resource "azurerm_role_assignment" "user" {
  scope                = module.openai.id
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = "4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e98"
}
output "key" {
  value     = module.openai.key
  sensitive = true
}
