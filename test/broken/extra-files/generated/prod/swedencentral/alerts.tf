resource "azurerm_monitor_metric_alert" "latency" {}
