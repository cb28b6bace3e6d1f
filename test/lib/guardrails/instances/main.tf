terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.81.0"
    }
    azapi = {
      source  = "azure/azapi"
      version = "2.12.0"
    }
  }
}
provider "azurerm" {
  features {}
  subscription_id = "00000000-0000-0000-0000-000000000000"
}
locals {
  places = { "a.b" = "swedencentral", "us" = "eastus" }
}
resource "azurerm_resource_group" "rg" {
  for_each = local.places
  name     = "rg-${each.key}"
  location = each.value
}
module "openai" {
  for_each = local.places
  source   = "./openai"
  location = each.value
  group    = azurerm_resource_group.rg[each.key].name
}
resource "azurerm_cognitive_account" "flat" {
  for_each                      = local.places
  name                          = "flat-${each.value}"
  location                      = each.value
  resource_group_name           = azurerm_resource_group.rg[each.key].name
  kind                          = "OpenAI"
  sku_name                      = "S0"
  custom_subdomain_name         = "flat-${each.value}"
  public_network_access_enabled = false
  local_auth_enabled            = false
}
resource "azurerm_cognitive_deployment" "same_key" {
  for_each             = local.places
  name                 = "same"
  cognitive_account_id = azurerm_cognitive_account.flat[each.key].id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "literal" {
  name                 = "literal"
  cognitive_account_id = azurerm_cognitive_account.flat["us"].id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "of_module" {
  name                 = "of_module"
  cognitive_account_id = module.openai["a.b"].account_id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "any" {
  name                 = "any"
  cognitive_account_id = [for a in azurerm_cognitive_account.flat : a.id][0]
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "other_key" {
  for_each             = { x = "us", y = "a.b" }
  name                 = "other"
  cognitive_account_id = azurerm_cognitive_account.flat[each.value].id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "each_value_resource" {
  for_each             = azurerm_cognitive_account.flat
  name                 = "evr"
  cognitive_account_id = each.value.id
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
resource "azurerm_cognitive_deployment" "each_value_id" {
  for_each             = { for k, a in azurerm_cognitive_account.flat : k => a.id }
  name                 = "evi"
  cognitive_account_id = each.value
  rai_policy_name      = "Microsoft.DefaultV2"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku { name = "DataZoneStandard" }
}
