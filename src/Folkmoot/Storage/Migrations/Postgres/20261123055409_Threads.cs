using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Threads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_owner_kind_owner_id_channel_id",
                table: "deliveries");

            migrationBuilder.AddColumn<int>(
                name: "last_part",
                table: "deliveries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "part",
                table: "deliveries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_owner_kind_owner_id_channel_id_part",
                table: "deliveries",
                columns: new[] { "owner_kind", "owner_id", "channel_id", "part" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_owner_kind_owner_id_channel_id_part",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "last_part",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "part",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_owner_kind_owner_id_channel_id",
                table: "deliveries",
                columns: new[] { "owner_kind", "owner_id", "channel_id" },
                unique: true);
        }
    }
}
