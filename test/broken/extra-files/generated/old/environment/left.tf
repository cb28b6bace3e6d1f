output "left" { value = 1 }
