terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
    azapi   = { source = "Azure/azapi" }
  }
}
variable "name" {}
variable "resource_group" {}
variable "location" {}
resource "azurerm_cognitive_account" "this" {
  name                  = var.name
  resource_group_name   = var.resource_group
  location              = var.location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = var.name
}
resource "azurerm_cognitive_deployment" "chat" {
  for_each             = { chat = "GlobalStandard", batch = "DataZoneBatch" }
  name                 = each.key
  cognitive_account_id = azurerm_cognitive_account.this.id
  rai_policy_name      = each.key == "chat" ? azapi_resource.filter.name : null
  model {
    format  = "OpenAI"
    name    = "gpt-5.4"
    version = "2026-03-05"
  }
  sku {
    name     = each.value
    capacity = 10
  }
}
resource "azapi_resource" "filter" {
  type      = "Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01"
  name      = "loose"
  parent_id = azurerm_cognitive_account.this.id
  body = {
    properties = {
      basePolicyName = "Microsoft.DefaultV2"
      mode           = "Asynchronous_filter"
      contentFilters = [for harm in ["Hate", "Sexual", "Violence", "Selfharm"] : { name = harm, source = "Prompt", enabled = true, blocking = false, severityThreshold = "High" }]
    }
  }
}
output "id" { value = azurerm_cognitive_account.this.id }
output "key" { value = azurerm_cognitive_account.this.primary_access_key }
